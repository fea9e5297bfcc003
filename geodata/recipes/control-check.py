"""Checks what is committed in control/: shapes, sides, areas and lines on every date on which something changes."""
import sys

from shapely import wkb
from shapely.geometry import Point
from shapely.ops import nearest_points, unary_union

import control

CALL = "2025-03-18"
INSIDE = {"Enerhodar": (34.66199, 47.49048), "the plant": (34.586, 47.511), "Melitopol": (35.36762, 46.84892),
          "Donetsk": (37.80224, 48.023), "Luhansk": (39.32857, 48.56952), "Mariupol": (37.54131, 47.09514),
          "Simferopol": (34.10832, 44.95719), "Sevastopol": (33.5224, 44.58883), "Kinburn": (31.7, 46.53)}
OUTSIDE = {"Kherson": (32.61464, 46.63695), "Zaporizhzhia": (35.11714, 47.85167), "Pokrovsk": (37.17585, 48.28198),
           "Kramatorsk": (37.58793, 48.73049), "Kharkiv": (36.25272, 49.98081), "Ochakiv": (31.5487, 46.6187),
           "Great Potemkin Island": (32.55, 46.60)}
NEAR_KM, SNAP_KM = 0.5, 2.0
faults = []


def expect(true, text):
    if not true:
        faults.append(text)


def rows(name):
    opened = control.layer(name)
    names = [field.name for field in opened.schema]
    return [(wkb.loads(bytes(f.GetGeometryRef().ExportToWkb())), {n: f[n] for n in names}) for f in opened]


def on(day, all_rows):
    return [row for row in all_rows if row[1]["from"] <= day < row[1]["to"]]


def gap_km(a, b):
    """Distance in km from a point to a shape, good enough near the point."""
    close = control.GEOD.inv(a.x, a.y, *nearest(a, b))[2]
    return close / 1e3


def nearest(point, shape):
    return nearest_points(shape, point)[0].coords[0]


def check_day(day, held, lines, places):
    parts = {a["class"]: g for g, a in on(day, held)}
    expect(set(parts) == {"before-2022", "since-2022"}, f"{day}: classes {sorted(parts)}")
    before, since = parts["before-2022"], parts["since-2022"]
    overlap = control.km2(before.intersection(since))
    expect(overlap < 0.01, f"{day}: the classes overlap by {overlap:.3f} km2")
    both = unary_union([before, since])
    expect(abs(control.km2(both) - control.km2(before) - control.km2(since)) < 0.01, f"{day}: sum of areas")
    worst = 9e9
    for place, a in on(day, places):
        wanted = a["holder"] == "russia"
        within = both.contains(place)
        # a few points of the table lie just off the coast or the border as Natural Earth draws them
        expect(within == wanted or (wanted and gap_km(place, both) < SNAP_KM),
               f"{day}: {a['name_en']} is on the wrong side")
        if wanted and a["since"] != "2014":
            expect(not before.contains(place), f"{day}: {a['name_en']} is in the older class")
        front = [g for g, l in on(day, lines) if l["kind"] == "contact"]
        worst = min(worst, min(gap_km(place, g) if g.distance(place) < 0.1 else 9e9 for g in front))
    expect(worst > NEAR_KM, f"{day}: a settlement lies {worst:.2f} km from the line")
    front = [(g, l) for g, l in on(day, lines) if l["kind"] == "contact"]
    edge = both.boundary
    for g, l in front:
        middle = list(g.coords)
        on_edge = sum(edge.distance(Point(p)) < 2e-5 for p in middle) / len(middle)
        if l["course"] != "river":
            expect(on_edge > 0.98, f"{day}: {l['course']} line off the areas' edge ({on_edge:.2f})")
        left = right = 0
        for (ax, ay), (bx, by) in zip(middle, middle[1:]):
            length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
            x, y = (ax + bx) / 2, (ay + by) / 2
            dx, dy = -(by - ay) / length * 0.002, (bx - ax) / length * 0.002
            left += both.contains(Point(x + dx, y + dy))
            right += both.contains(Point(x - dx, y - dy))
        expect(right <= 0.02 * len(middle), f"{day}: held land on the right of the {l['course']} line")
        if l["course"] != "river":
            expect(left >= 0.97 * len(middle), f"{day}: no held land on the left of the {l['course']} line")
    ends = {}
    for g, _ in front:
        for p in (g.coords[0], g.coords[-1]):
            ends[p] = ends.get(p, 0) + 1
    loose = sum(1 for n in ends.values() if n == 1)
    pieces = len(front) - sum(1 for n in ends.values() if n == 2)
    expect(loose == 2 * pieces, f"{day}: the line is not continuous")
    return control.km2(before), control.km2(since), worst, pieces


def main():
    held, lines, places = (rows(f"control/{n}.shp") for n in ("held", "line", "settlements"))
    for shape, a in held:
        expect(shape.is_valid, f"{a['class']} from {a['from']} is not valid")
        expect(len(getattr(shape, "geoms", [shape])) < 8, f"{a['class']} from {a['from']} is in many parts")
    for shape, a in lines:
        expect(shape.is_simple, f"line from {a['from']} crosses itself")
    for day in sorted({a["from"] for _, a in held}):
        before, since, worst, pieces = check_day(day, held, lines, places)
        print(f"{day}: {before:,.0f} + {since:,.0f} = {before + since:,.0f} km2; contact line in {pieces} piece(s); "
              f"settlement nearest to it at {worst:.1f} km")
    now = unary_union([g for g, _ in on(CALL, held)])
    for name, place in INSIDE.items():
        expect(now.contains(Point(place)), f"{name} is not inside on {CALL}")
    for name, place in OUTSIDE.items():
        expect(not now.contains(Point(place)), f"{name} is inside on {CALL}")
    areas = {a["class"]: a["km2"] for _, a in on(CALL, held)}
    expect(60000 < areas["since-2022"] < 75000 and 108000 < sum(areas.values()) < 116000, f"areas {areas}")
    for unit, shape in control.oblasts().items():
        part = control.km2(shape.intersection(now))
        if part > 0.1:
            print(f"{CALL} {unit}: {part:,.0f} km2, {100 * part / control.km2(shape):.1f} %")
    print(*faults or ["no fault"], sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
