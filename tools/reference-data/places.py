"""Joins postal codes (no coordinates) with cities (no postal codes): a position and a district for every row.

How a row got its position is its `basis`:
  NAMED         a city of the same name, in the same Land, near where the postal code must lie
  MUNICIPALITY  the source names the municipality that it belongs to ("Gem Straßberg")
  POSTAL_CODE   another place of the same postal code
  NEIGHBOUR     a place of a neighbouring postal code or of the same telephone area

A row without a place of its own carries the position of the place that stands in for it.
"""

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from statistics import median

LANDS = {
    "Schlewig-Holstein": "01", "Hamburg": "02", "Niedersachsen": "03", "Bremen": "04",
    "Nordrhein-Westfalen": "05", "Hessen": "06", "Rheinland-Pfalz": "07", "Baden-Württemberg": "08",
    "Bayern": "09", "Saarland": "10", "Berlin": "11", "Brandenburg": "12",
    "Mecklenburg-Vorpommern": "13", "Sachsen": "14", "Sachsen-Anhalt": "15", "Thüringen": "16",
}
CONNECTIVES = {
    "a", "am", "an", "auf", "b", "bei", "d", "den", "der", "dem", "die", "i", "im", "in", "ob", "unter", "v", "vor", "vorm",
}
ABBREVIATED = {"st": "sankt", "odw": "odenwald", "ofr": "oberfranken", "niederbay": "niederbayern", "mfr": "mittelfranken"}
GERMAN_NAMES = {"Munich": "München"}
SUFFIX = re.compile(r"^(a|am|an|auf|i|im|in|ob|unter|v|vor|vorm|bei)\b")
FARTHEST_KM = {"same name": 40.0, "similar name": 20.0}
LOOSE = ("area's beginning", "three digits", "two digits")
TOWN = 10_000
BESIDE_KM = 25.0
FARTHEST_TOWN_KM = 100.0
FARTHEST_FROM_LOOSE_ANCHOR_KM = {"same name": 70.0, "similar name": 35.0}


@dataclass(frozen=True)
class Located:
    postal_code: str
    name: str
    area_code: str
    land: str
    addition: str
    basis: str
    district: str
    population: int
    latitude: float
    longitude: float


def kilometres(a, b):
    """Great circle between two (latitude, longitude), haversine, mean earth radius 6371.0088 km."""
    (lat1, lon1), (lat2, lon2) = a, b
    p1, p2 = math.radians(lat1), math.radians(lat2)
    h = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def kilometres_between(one, other):
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))


def words(text):
    """The words that tell places apart: folded, without connectives."""
    text = text.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    found = [ABBREVIATED.get(word, word) for word in re.findall(r"[a-zà-ÿ0-9]+", text)]
    return tuple(word for word in found if word not in CONNECTIVES)


def leading(name):
    """A city's name before its suffix: `Herrsching am Ammersee` → `Herrsching`."""
    return re.split(r" (?:am|an|auf|bei|im|in|ob|unter|vor|i\.|a\.)\b|[(/,]", name)[0].strip()


def bare_name(name):
    """`Bad Saulgau` → `Saulgau`, `Weinstadt-Endersbach` → `Weinstadt`: spas and merged municipalities."""
    return re.sub(r"^Bad ", "", leading(name)).split("-")[0]


def full_name(place):
    """The name with a suffix that belongs to it; `, Württ` and `b Riesa` only tell namesakes apart and stay away."""
    addition = place.addition.strip()
    if addition.startswith("("):
        return f"{place.name} {addition}"
    if not SUFFIX.match(addition) or addition.startswith("b "):
        return place.name
    addition = re.sub(r"\ba\.? ?d\.? ", "an der ", addition)
    addition = re.sub(r"\bi\.? ?d\.? ", "in der ", addition)
    addition = re.sub(r"\bv\.? ?d\.? ", "vor der ", addition)
    addition = re.sub(r"^a(\. ?| )", "am ", addition)
    addition = re.sub(r"^i(\. ?| )", "im ", addition)
    return f"{place.name} {addition}"


def centre(points):
    return (median(p[0] for p in points), median(p[1] for p in points)) if points else None


class Anchors:
    """Where a postal code must lie, from the rows located so far: the median of those that share most with it."""

    def __init__(self, located):
        self.groups = defaultdict(list)
        for row in located:
            for key in self.keys(row):
                self.groups[key].append((row.postal_code, row.name, (row.latitude, row.longitude)))

    @staticmethod
    def keys(row):
        area = row.area_code or None
        return [
            key
            for key in (
                area and ("area and three digits", row.land, area, row.postal_code[:3]),
                ("five digits", row.postal_code),
                ("four digits", row.land, row.postal_code[:4]),
                area and ("area", row.land, area),
                area and ("area's beginning", row.land, area[:3]),
                ("three digits", row.land, row.postal_code[:3]),
                ("two digits", row.land, row.postal_code[:2]),
            )
            if key
        ]

    def of(self, row):
        """(what it is known by, position), the sharpest first."""
        found = []
        for key in self.keys(row):
            points = {p for code, name, p in self.groups[key] if name != row.name}
            if len(points) >= (1 if key[0] == "five digits" else 2):
                found.append((key[0], centre(points)))
        return found


class Joiner:
    def __init__(self, cities):
        cities = [replace(city, name=GERMAN_NAMES.get(city.name, city.name)) for city in cities]
        self.by_full, self.by_leading, self.by_bare = defaultdict(list), defaultdict(list), defaultdict(list)
        for city in cities:
            self.by_full[city.district[:2], words(city.name)].append(city)
            self.by_leading[city.district[:2], words(leading(city.name))].append(city)
            self.by_bare[city.district[:2], words(bare_name(city.name))].append(city)

    def candidates(self, land, name, addition="", suffixed=False):
        """Cities that may be meant, each with a penalty in kilometres for how much its name differs.

        Two different suffixes (`Zimmern unter der Burg`, `Zimmern ob Rottweil`) are two different places.
        """
        whole, plain = (land, words(f"{name} {addition}")), (land, words(name))
        found = {}
        bare = (land, words(bare_name(name)))
        for penalty, cities in (
            (0, self.by_full[whole]),
            (5, self.by_full[plain]),
            (8, self.by_leading[plain]),
            (12, self.by_bare[bare]),
        ):
            for city in cities:
                other = suffixed and penalty > 5 and set(words(city.name)) - set(plain[1])
                if not other or other & set(whole[1]):
                    found.setdefault(city, penalty + (10 if suffixed and penalty else 0))
        return found


def nearest(found, row, anchors):
    """The candidate that lies nearest to where the row must lie, if it lies near enough."""
    known = anchors.of(row) if anchors else []
    if not known:
        return next(iter(found)) if len(found) == 1 and min(found.values()) <= 5 else None
    sharp = [position for key, position in known if key not in LOOSE][:2] or [known[0][1]]
    reach = FARTHEST_FROM_LOOSE_ANCHOR_KM if known[0][0] in LOOSE else FARTHEST_KM
    wide = [position for key, position in known if key == "two digits"]
    near = []
    for city, penalty in found.items():
        here = (city.latitude, city.longitude)
        distance = min(kilometres(position, here) for position in sharp)
        alike = "same name" if penalty <= 5 else "similar name"
        if distance <= reach[alike] or (
            penalty <= 5
            and city.population >= TOWN
            and not beside(row)
            and wide
            and kilometres(wide[0], here) <= FARTHEST_TOWN_KM
            and sum(1 for other in found if other.population >= TOWN) == 1
        ):
            near.append((distance + penalty, -city.population, city.name, city))
    return min(near)[3] if near else None


def at(row, city, basis, population=0):
    return replace(
        row, basis=basis, district=city.district, population=population, latitude=city.latitude, longitude=city.longitude
    )


def derived(row, by_code, by_four, by_area, by_three):
    """The best known place to stand in for a row that no city is named after."""
    own = by_code[row.postal_code]
    same_area = [other for other in own if other.area_code == row.area_code]
    for basis, group in (
        ("POSTAL_CODE", same_area),
        ("NEIGHBOUR", [o for o in by_area[row.land, row.area_code] if o.postal_code[:3] == row.postal_code[:3]] if not own else []),
        ("POSTAL_CODE", own),
        ("NEIGHBOUR", by_four[row.land, row.postal_code[:4]]),
        ("NEIGHBOUR", by_area[row.land, row.area_code] if row.area_code else []),
        ("NEIGHBOUR", by_three[row.land, row.postal_code[:3]]),
    ):
        others = [other for other in group if other.name != row.name or other.postal_code != row.postal_code]
        if others:
            best = min(
                others,
                key=lambda o: (abs(int(o.postal_code) - int(row.postal_code)), -o.population, o.name),
            )
            return at(row, best, basis)
    return None


def groups_of(located):
    by_code, by_four, by_area, by_three = (defaultdict(list) for _ in range(4))
    for row in located:
        by_code[row.postal_code].append(row)
        by_four[row.land, row.postal_code[:4]].append(row)
        by_area[row.land, row.area_code].append(row)
        by_three[row.land, row.postal_code[:3]].append(row)
    return by_code, by_four, by_area, by_three


def beside(row):
    """The better known place that tells a namesake apart: `Werder, b Neuruppin`."""
    match = re.match(r"\(?b(?:ei|\.)? ([^,)]+)", row.addition)
    return match.group(1) if match else None


def municipality(row):
    match = re.search(r"\bGem (.+)$", row.addition or row.name) or re.search(r", Gem (.+)$", row.name)
    return match.group(1).split(",")[0] if match else None


class NamedDistricts:
    """The district that a row names itself: `Rausdorf, Kr Stormarn`. Old names (Kr Pirmasens) say nothing."""

    def __init__(self, nuts_by_district, labels):
        self.by_label = defaultdict(set)
        for district, nuts in nuts_by_district.items():
            label = labels[nuts]
            if not re.search(r", (Kreisfreie Stadt|Stadtkreis)$", label):
                self.by_label[district[:2], words(re.sub(r", Landkreis$", "", label))].add(district)

    def of(self, row):
        match = re.search(r"\bKr ([^,]+)", row.addition)
        return self.by_label.get((row.land, words(match.group(1))), set()) if match else set()


def locate(postal_places, cities, corrections, named_districts=None):
    """Every row of the postal codes, located; and those for which nothing was found."""
    joiner = Joiner(cities)

    def fits(row, other):
        districts = named_districts.of(row) if named_districts else set()
        return not districts or other.district in districts

    rows = []
    for place in postal_places:
        rows.append(
            Located(place.postal_code, full_name(place), place.area_code, LANDS[place.state], place.addition, "", "", 0, 0, 0)
        )
    plain = {id(row): place.name for row, place in zip(rows, postal_places)}
    anchors = None
    for _ in range(4):
        named = []
        for row in rows:
            own = plain[id(row)]
            found = joiner.candidates(row.land, own, row.addition, row.name != own)
            found = {city: penalty for city, penalty in found.items() if fits(row, city)}
            neighbour = beside(row) and nearest(joiner.candidates(row.land, beside(row)), row, anchors)
            if neighbour:
                found = {city: penalty for city, penalty in found.items() if kilometres_between(city, neighbour) <= BESIDE_KM}
            city = nearest(found, row, anchors)
            if city:
                named.append(at(row, city, "NAMED", city.population))
        anchors = Anchors(named)
    known = {(row.postal_code, row.name, row.addition) for row in named}
    located = list(named)
    rest = [row for row in rows if (row.postal_code, row.name, row.addition) not in known]
    still = []
    for row in rest:
        city = municipality(row) and nearest(joiner.candidates(row.land, municipality(row)), row, anchors)
        if city:
            located.append(at(row, city, "MUNICIPALITY"))
        else:
            still.append(row)
    groups = groups_of(located)
    lost = []
    for row in still:
        found = derived(row, *groups)
        if found and not fits(row, found):
            found = replace(found, district=min(named_districts.of(row)))
        if found and found.district[:2] != row.land:
            found = replace(found, district=closest([other for other in named if other.land == row.land], found).district)
        (located if found else lost).append(found or row)
    by_code = groups_of(named)[0]
    located += [row for row in lost if correction_of(row, corrections)]
    lost = [row for row in lost if not correction_of(row, corrections)]
    return [corrected(row, correction_of(row, corrections), by_code) for row in located], lost


def closest(others, row):
    return min(others, key=lambda o: (kilometres_between(o, row), o.postal_code, o.name))


def correction_of(row, corrections):
    """The correction of this place, or the one for every place (`*`) of its postal code in the corrected Land."""
    own, every = corrections.get((row.postal_code, row.name)), corrections.get((row.postal_code, "*"))
    return own or (every if every and every["district"][:2] == row.land else None)


def corrected(row, correction, by_code):
    """What was put right by hand wins: the district, and a postal code whose position stands in."""
    if not correction:
        return row
    if correction["near"]:
        near = [other for other in by_code[correction["near"]] if other.name != row.name]
        if not near:
            raise SystemExit(f"place-corrections.tsv: no known position for {correction['near']} near {row.name}")
        best = max(near, key=lambda other: (other.population, other.name))
        row = at(row, best, "NEIGHBOUR")
    return replace(row, district=correction["district"])


def merged(located):
    """One row per (postal code, place), the best-founded first; `Buchhof, Gem Öhringen` is shown as `Buchhof`."""
    order = ("NAMED", "MUNICIPALITY", "POSTAL_CODE", "NEIGHBOUR")
    best = {}
    for row in sorted(located, key=lambda r: (order.index(r.basis), -r.population, r.district, r.addition)):
        name = row.name.split(", Gem ")[0]
        best.setdefault((row.postal_code, name), replace(row, name=name))
    return sorted(best.values(), key=lambda r: (r.postal_code, -r.population, order.index(r.basis), r.name))


def measure(located, districts, labels, named_districts):
    """How often the derived district is wrong, on rows whose district is known otherwise."""
    report = []
    named = [row for row in located if row.basis == "NAMED"]
    by_code, by_four, by_area, by_three = groups_of(named)
    for title, chosen in (
        ("Germany", named),
        ("Baden-Württemberg", [row for row in named if row.land == "08"]),
    ):
        for basis in ("POSTAL_CODE", "NEIGHBOUR"):
            wrong, distances = 0, []
            for row in chosen:
                hidden = {row.postal_code: []} if basis == "NEIGHBOUR" else by_code
                if basis == "NEIGHBOUR":
                    found = derived(row, defaultdict(list, hidden), *(others(g, row) for g in (by_four, by_area, by_three)))
                else:
                    found = derived(row, by_code, defaultdict(list), defaultdict(list), defaultdict(list))
                if not found:
                    continue
                wrong += districts[found.district] != districts[row.district]
                distances.append(kilometres_between(found, row))
            distances.sort()
            count = len(distances)
            report.append(
                f"{title}, {basis} for {count} named rows: {wrong} in another district ({100 * wrong / count:.1f} %), "
                f"off by {median(distances):.1f} km (median), {distances[int(count * 0.95)]:.1f} km (95 %)"
            )
    outcome = defaultdict(Counter)
    misses = []
    for row in located:
        codes = named_districts.of(row)
        if codes:
            outcome[row.basis][row.district in codes] += 1
            if row.district not in codes:
                misses.append(f"{row.postal_code} {row.name} {row.addition}: {labels[districts[row.district]]}")
    for basis, counts in sorted(outcome.items()):
        report.append(f"district named by the source, {basis}: {counts[True]} right, {counts[False]} wrong")
    return report, misses


def others(groups, row):
    """The groups without the row's own postal code, made as they are asked for."""

    class Without(dict):
        def __missing__(self, key):
            return [other for other in groups[key] if other.postal_code != row.postal_code]

    return Without()
