#!/usr/bin/env python3
"""Makes the reference resources that the exchange ships. See README.md for the inputs and what is done with them.

    python3 build.py <directory with the three inputs> <directory of the resources>
"""

import csv
import gzip
import re
import sys
from collections import Counter
from pathlib import Path

import inputs
import places

HERE = Path(__file__).parent


def reviewed(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path, header, rows):
    """Tab-separated with a header; gzip without name and time, so that the same input gives the same bytes."""
    lines = ["\t".join(header)] + ["\t".join(row) for row in rows]
    if any(line.count("\t") != len(header) - 1 for line in lines):
        raise SystemExit(f"{path}: a value contains a tab")
    data = ("\n".join(lines) + "\n").encode("utf-8")
    path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size} bytes ({len(data)} unpacked)")


def cpv_parent(code, codes):
    """The nearest existing code with trailing digits zeroed; None for a division."""
    for digits in range(7, 1, -1):
        candidate = code[:digits].ljust(8, "0")
        if candidate != code and candidate in codes:
            return candidate
    return None


def products(directory, target):
    own = reviewed("own-products.tsv")
    placement = {row["cpv"]: row["parent"] for row in reviewed("cpv-placement.tsv")}
    cpv = inputs.codelist(directory, "cpv")
    codes = {code for code, _, _ in cpv}
    known = codes | {row["code"] for row in own}
    wrong = [code for code, parent in placement.items() if code not in codes or parent not in known]
    if wrong:
        raise SystemExit(f"cpv-placement.tsv: unknown codes {wrong}")
    rows = [(r["code"], r["parent"], r["label_de"], r["label_en"], r["synonyms"]) for r in own]
    for code, german, english in sorted(cpv):
        rows.append((code, placement.get(code) or cpv_parent(code, codes) or "", german, english, ""))
    write(target / "products.tsv.gz", ("code", "parent", "label_de", "label_en", "synonyms"), rows)


def regions(directory, target):
    rows = sorted(set(row for row in inputs.codelist(directory, "nuts") if re.fullmatch(r"DE[1-9A-G]?\w{0,2}", row[0])))
    rows = [row for row in rows if not row[0].startswith("DEZ")]
    # NUTS names every region in its own language only
    rows = [(code, german, "Germany" if code == "DE" else english) for code, german, english in rows]
    write(target / "regions.tsv", ("code", "label_de", "label_en"), rows)
    return {code: german for code, german, _ in rows}


def postal(directory, target, labels):
    districts = {row["district"]: row["nuts"] for row in reviewed("districts.tsv")}
    missing = {code for code in labels if len(code) == 5} ^ set(districts.values())
    if missing:
        raise SystemExit(f"districts.tsv and the NUTS list differ: {sorted(missing)}")
    corrections = {(row["postal_code"], row["place"]): row for row in reviewed("place-corrections.tsv")}
    postal_places, cities = inputs.postal_places(directory), inputs.german_cities(directory)
    named = places.NamedDistricts(districts, labels)
    located, lost = places.locate(postal_places, cities, corrections, named)
    unused = [key for key in corrections if key[1] != "*" and not any((r.postal_code, r.name) == key for r in located)]
    if unused or lost:
        raise SystemExit(f"corrections of unknown places {unused}; places without a position {lost}")
    rows = places.merged(located)
    write(
        target / "places.tsv.gz",
        ("postal_code", "place", "nuts", "latitude_e5", "longitude_e5", "population", "basis"),
        [
            (
                row.postal_code,
                row.name,
                districts[row.district],
                str(round(row.latitude * 1e5)),
                str(round(row.longitude * 1e5)),
                str(row.population),
                row.basis,
            )
            for row in rows
        ],
    )
    print("places by basis:", dict(Counter(row.basis for row in rows)))
    print("in Baden-Württemberg:", dict(Counter(row.basis for row in rows if row.land == "08")))
    untouched, _ = places.locate(postal_places, cities, {})
    report, misses = places.measure(untouched, districts, labels, named)
    print("\n".join(report))
    print("not the district that the source names (all set right in the resource):\n  " + "\n  ".join(misses))


def main():
    directory, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    products(directory, target)
    postal(directory, target, regions(directory, target))


if __name__ == "__main__":
    main()
