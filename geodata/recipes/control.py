"""Builds control/: who holds what by date, from a table of settlements and their changes of hands."""
import csv
import os

import numpy
from osgeo import ogr
from pyproj import Geod, Transformer
from shapely import wkb
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.ops import linemerge, polygonize, unary_union
from shapely.prepared import prep

import common
import field
import sums

FIRST_DAY, LAST_KNOWN_DAY, OPEN_END = "2024-07-08", "2026-08-22", "9999-12-31"
PLANE = "+proj=laea +lon_0=35.5 +lat_0=47.5 +datum=WGS84 +units=m"
TO_PLANE = Transformer.from_crs("EPSG:4326", PLANE, always_xy=True)
TO_EARTH = Transformer.from_crs(PLANE, "EPSG:4326", always_xy=True)
GEOD = Geod(ellps="WGS84")

GRID_BOX = (-400e3, -400e3, 400e3, 360e3)
GRID_STEP = 800.0
SMOOTHING_M = 3000.0
MARGIN_M, GUARD_M, REACH_M = 1500.0, 400.0, 3000.0        # in the field's unit, about twice the distance to the line
RIVER_FULL_M, RIVER_NONE_M, HANDOVER_M = 15e3, 25e3, 14e3
DUST_KM2, STUB_KM = 8.0, 4.0
DONBAS, CRIMEA = ("UA-14", "UA-09"), ("UA-43", "UA-40")

SETTLEMENTS = [("gid", "text", 20), ("name_en", "text", 40), ("name_uk", "text", 60), ("oblast", "text", 5),
               ("population", "int", 8), ("holder", "text", 8), ("since", "text", 10), ("from", "text", 10),
               ("to", "text", 10)]
HELD = [("class", "text", 12), ("holder", "text", 8), ("since", "text", 10), ("from", "text", 10),
        ("to", "text", 10), ("settlement", "int", 6), ("km2", "int", 8)]
LINE = [("kind", "text", 10), ("course", "text", 10), ("from", "text", 10), ("to", "text", 10), ("km", "int", 6)]
OBLASTS = {"Crimea": "UA-43", "Sevastopol": "UA-40", "Donetsk": "UA-14", "Luhansk": "UA-09", "Kherson": "UA-65",
           "Zaporizhzhia": "UA-23", "Kharkiv": "UA-63", "Mykolaiv": "UA-48", "Dnipropetrovsk": "UA-12",
           "Sumy": "UA-59"}


# --- the facts -------------------------------------------------------------------------------------------------

def settlements():
    rows = {row["geonameid"]: row for row in common.table("control-settlements.csv")}
    for fix in common.table("control-corrections.csv"):
        rows[fix["geonameid"]][fix["field"]] = fix["value"]
    names = {}
    for feature in layer("base/places.shp"):
        names[feature["gid"]] = (feature["name_en"], feature["name_uk"])
    for row in common.table("control-names.csv"):
        names[row["geonameid"]] = (row["name_en"], row["name_uk"])
    for gid, row in rows.items():
        row["name_en"], row["name_uk"] = names.get(gid, (row["name"], ""))
        row["oblast"] = OBLASTS.get(row["oblast"], row["oblast"])
    return rows


def changes(rows):
    out = common.table("control-changes.csv")
    for change in out:
        if change["geonameid"] not in rows:
            raise ValueError(f"{change['date']}: no settlement {change['geonameid']}")
        change["name"] = rows[change["geonameid"]]["name_en"]
    return sorted(out, key=lambda change: change["date"])


def spans(log):
    """[(from, to, {gid: holder changed so far})], half open, one for each distinct date of change."""
    days = sorted({FIRST_DAY} | {change["date"] for change in log})
    return [(day, end, {c["geonameid"]: c["holder"] for c in log if c["date"] <= day})
            for day, end in zip(days, days[1:] + [OPEN_END])]


def holdings(row, log):
    """[(holder, since, from, to)] of one settlement."""
    out = [[row["holder"], row["held_since"], FIRST_DAY, OPEN_END]]
    for change in log:
        if change["geonameid"] == row["geonameid"] and change["holder"] != out[-1][0]:
            out[-1][3] = change["date"]
            since = change["date"] if change["holder"] == "russia" else ""
            out.append([change["holder"], since, change["date"], OPEN_END])
    return out


# --- geometry --------------------------------------------------------------------------------------------------

def layer(name):
    source = ogr.Open(os.path.join(common.GEODATA, name))
    opened = source.GetLayer()
    opened.source = source
    return opened


def oblasts():
    return {feature["iso"]: wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))
            for feature in layer("base/oblasts.shp")}


def planar(rows):
    x, y = TO_PLANE.transform([float(r["lon"]) for r in rows], [float(r["lat"]) for r in rows])
    return numpy.column_stack([x, y])


def chaikin(points, times):
    for _ in range(times):
        a, b = points[:-1], points[1:]
        cut = numpy.empty((2 * len(a), 2))
        cut[0::2], cut[1::2] = 0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b
        points = numpy.vstack([points[:1], cut, points[-1:]])
    return points


class River:
    """The lower Dnipro and the middle of the former reservoir, from the sea to the land line; held side on the right."""

    def __init__(self):
        rows = common.table("control-river.csv")
        raw = planar(rows)
        self.line = chaikin(raw, 3)
        shape_ = LineString(self.line)
        self.along = numpy.concatenate([[0], numpy.cumsum(numpy.hypot(*numpy.diff(self.line, axis=0).T))])
        mark = lambda course: next(shape_.project(Point(p)) for p, r in zip(raw, rows) if r["course"] == course)
        self.mouth, self.dam, self.land = mark("river"), mark("reservoir"), mark("land")
        delta = next(shape_.project(Point(p)) for p, r in zip(raw, rows) if float(r["lon"]) > 32.35)
        self.delta, self.length, self.shape = delta, shape_.length, shape_

    def lay(self, grid):
        """Weight and side of the river over the grid: it prevails near its course, and everywhere at sea."""
        side, nearest = field.side_of(self.line, False, grid.points)
        side, along = grid.shaped(side), grid.shaped(self.along[nearest])
        near = numpy.clip((RIVER_NONE_M - abs(side)) / (RIVER_NONE_M - RIVER_FULL_M), 0, 1)
        near[along < self.delta] = 1
        near *= numpy.clip((self.length - along) / HANDOVER_M, 0, 1)
        self.weight, self.side = near, numpy.clip(2 * side, -field.CAP_M, field.CAP_M)

    def apply(self, values):
        return self.weight * self.side + (1 - self.weight) * values

    def course(self, x, y):
        point = Point(x, y)
        if self.shape.distance(point) > 3000:
            return "land"
        along = self.shape.project(point)
        return "land" if along > self.land else "reservoir" if along > self.dam else "river"


def to_earth(line):
    lon, lat = TO_EARTH.transform(*numpy.array(line.coords).T)
    points = []
    for p in zip(numpy.round(lon, 5), numpy.round(lat, 5)):
        if not points or points[-1] != p:
            points.append(p)
    return LineString(points) if len(points) > 1 else None


def km2(area):
    return abs(GEOD.geometry_area_perimeter(area)[0]) / 1e6 if not area.is_empty else 0.0


def km(line):
    return GEOD.geometry_length(line) / 1e3


def rounded(area):
    """Coordinates to 1e-5 degrees, without repeated vertices."""
    def ring(points):
        out = []
        for x, y in points:
            p = (round(x, 5) + 0.0, round(y, 5) + 0.0)
            if not out or out[-1] != p:
                out.append(p)
        return out
    polygons = [Polygon(ring(p.exterior.coords), [ring(h.coords) for h in p.interiors if len(ring(h.coords)) > 3])
                for p in getattr(area, "geoms", [area])]
    polygons = [p for p in polygons if km2(p) > 0.001]
    return MultiPolygon(sorted(polygons, key=lambda p: (-round(km2(p), 3), p.bounds)))


class Country:
    """Ukraine, its Donbas and its Crimea, in lon/lat."""

    def __init__(self):
        units = oblasts()
        self.units = units
        self.donbas = unary_union([units[code] for code in DONBAS])
        self.crimea = unary_union([units[code] for code in CRIMEA])
        self.ukraine = unary_union(list(units.values()))


class Sides:
    """The field of one date, its contour in lon/lat and a test of the side."""

    def __init__(self, grid, values):
        self.grid, self.values = grid, values
        self.contour = [line for line in map(to_earth, grid.contour(values)) if line]

    def at(self, lon, lat):
        x, y = TO_PLANE.transform(lon, lat)
        return self.grid.sample(self.values, numpy.array([[x, y]]))[0]


def faces_of(country, *sides):
    """The parts into which Ukraine is cut by the contours and by the edges of Crimea and the Donbas."""
    edges = [country.ukraine.boundary, country.crimea.boundary, country.donbas.boundary]
    edges += [line for side in sides for line in side.contour]
    near = box(30.0, 44.0, 41.0, 51.0)
    return [face for face in polygonize(unary_union(edges)) if face.intersects(near)]


def held_areas(country, old, now):
    inside = [prep(area) for area in (country.ukraine, country.crimea, country.donbas)]
    before, since = [], []
    for face in faces_of(country, old, now):
        point = face.representative_point()
        if not inside[0].contains(point):
            continue
        if inside[1].contains(point) or (inside[2].contains(point) and old.at(point.x, point.y) > 0):
            before.append(face)
        elif now.at(point.x, point.y) > 0:
            since.append(face)
    return unary_union(before), unary_union(since)


def without_dust(area):
    return MultiPolygon([p for p in getattr(area, "geoms", [area]) if km2(p) >= DUST_KM2])


def held_on_left(line, side):
    """The line, turned so that the held side is on its left."""
    votes = 0
    points = list(line.coords)
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        x, y = (ax + bx) / 2, (ay + by) / 2
        length = max(numpy.hypot(bx - ax, by - ay), 1e-9)
        off = 0.004
        votes += side.at(x - (by - ay) / length * off, y + (bx - ax) / length * off) > 0
    return line if 2 * votes >= len(points) - 1 else LineString(points[::-1])


def strings(geometry):
    merged = linemerge(geometry) if geometry.geom_type != "LineString" else geometry
    return [line for line in getattr(merged, "geoms", [merged]) if line.geom_type == "LineString" and not line.is_empty]


def courses(line, river):
    """[(course, part)]: the line cut where it leaves the land, the reservoir or the river."""
    points = list(line.coords)
    kinds = [river.course(*TO_PLANE.transform((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)) for a, b in zip(points, points[1:])]
    start = 0
    for i in range(1, len(kinds) + 1):
        if i == len(kinds) or kinds[i] != kinds[start]:
            yield kinds[start], LineString(points[start:i + 1])
            start = i


# --- the layers ------------------------------------------------------------------------------------------------

def signs(flags):
    return numpy.where(flags, 1.0, -1.0)


def write_settlements(folder, rows, log):
    out = []
    for gid, row in sorted(rows.items(), key=lambda item: (-int(item[1]["population"]), item[0])):
        place = Point(float(row["lon"]), float(row["lat"]))
        for holder, since, start, end in holdings(row, log):
            out.append((place.wkb, {"gid": gid, "name_en": row["name_en"], "name_uk": row["name_uk"],
                                    "oblast": row["oblast"], "population": int(row["population"]), "holder": holder,
                                    "since": since, "from": start, "to": end}))
    common.write_shapefile(os.path.join(folder, "settlements.shp"), "point", SETTLEMENTS, out)
    columns = ["geonameid", "name", "name_uk", "lat", "lon", "population", "oblast", "holder", "held_since"]
    with open(os.path.join(folder, f"settlements-{FIRST_DAY}.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for gid, row in rows.items():
            writer.writerow([gid, row["name_en"], row["name_uk"]] + [row[c] for c in columns[3:]])
    with open(os.path.join(folder, "changes.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["date", "geonameid", "name", "holder"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(log)


def line_rows(kind, geometry, side, river, start, end):
    out = []
    for string in strings(geometry):
        if km(string) < STUB_KM:
            continue
        string = held_on_left(string, side)
        for course, part in (courses(string, river) if kind == "contact" else [("land", string)]):
            out.append((part.wkb, {"kind": kind, "course": course, "from": start, "to": end, "km": round(km(part))}))
    return sorted(out, key=lambda row: (row[1]["course"], -row[1]["km"], row[0]))


def held_row(area, name, since, start, end, count):
    return (rounded(area).wkb, {"class": name, "holder": "russia", "since": since, "from": start, "to": end,
                                "settlement": count, "km2": round(km2(area))})


def build(folder):
    rows = settlements()
    log = changes(rows)
    write_settlements(folder, rows, log)

    grid, river, country = field.Grid(*GRID_BOX, GRID_STEP), River(), Country()
    river.lay(grid)
    everyone = planar(list(rows.values()))
    near = (everyone[:, 1] < GRID_BOX[3]) & (everyone[:, 0] > GRID_BOX[0])
    known = [row for row, keep in zip(rows.values(), near) if keep]
    points = everyone[near]

    since_2014 = numpy.array([row["holder"] == "russia" and row["held_since"] == "2014" for row in known])
    old_field = field.between(grid, points[since_2014], points[~since_2014], SMOOTHING_M)
    old_field = field.keep_sides(grid, old_field, points, signs(since_2014), numpy.full(len(points), MARGIN_M), REACH_M)
    old = Sides(grid, old_field)
    kherson = country.units["UA-65"]
    old_line = unary_union(old.contour).intersection(country.donbas)
    isthmus = country.crimea.boundary.intersection(kherson.boundary)

    never = guards(country, grid)
    spots = numpy.vstack([points, never])
    margins = numpy.concatenate([numpy.full(len(points), MARGIN_M), numpy.full(len(never), GUARD_M)])

    held, lines = [], []
    for start, end, changed in spans(log):
        flags = numpy.array([changed.get(row["geonameid"], row["holder"]) == "russia" for row in known])
        values = field.between(grid, points[flags], points[~flags], SMOOTHING_M)
        values = river.apply(cut_short(values, grid, flags, known))
        sides = numpy.concatenate([signs(flags), numpy.full(len(never), -1.0)])
        values = field.keep_sides(grid, values, spots, sides, margins, REACH_M)
        now = Sides(grid, numpy.maximum(values, old_field))
        before, since = held_areas(country, old, now)
        if not held:
            held.append(held_row(before, "before-2022", "2014", FIRST_DAY, OPEN_END, int(since_2014.sum())))
        held.append(held_row(since, "since-2022", "2022", start, end, int((flags & ~since_2014).sum())))
        visible = country.ukraine.union(estuary(river))
        lines += line_rows("contact", unary_union(now.contour).intersection(visible), now, river, start, end)
        print(start, held[-1][1]["km2"], len(lines))
    lines += line_rows("pre-2022", old_line, old, river, FIRST_DAY, OPEN_END)
    lines += line_rows("pre-2022", isthmus, CrimeaSide(country), river, FIRST_DAY, OPEN_END)
    common.write_shapefile(os.path.join(folder, "held.shp"), "polygon", HELD, held)
    common.write_shapefile(os.path.join(folder, "line.shp"), "line", LINE, lines)
    sums.write(folder)


def cut_short(values, grid, held, known):
    """Lowers the field beyond the reach of a lone held settlement."""
    for limit in common.table("control-limits.csv"):
        if limit["kind"] != "reach":
            continue
        here = [k for k, row in enumerate(known) if row["geonameid"] == limit["key"]]
        points = planar(known)
        if not len(here) or not held[here[0]]:
            continue
        own = numpy.hypot(grid.x - points[here[0], 0], grid.y - points[here[0], 1])
        others = grid.shaped(field.cKDTree(points[held & (numpy.arange(len(known)) != here[0])]).query(grid.points)[0])
        over = 2 * (1000 * float(limit["km"]) - own)
        values = numpy.where(own < others, numpy.minimum(values, over), values)
    return values


def guards(country, grid):
    """Grid points that no held ground may cover."""
    out = []
    for limit in common.table("control-limits.csv"):
        if limit["kind"] == "none":
            lon, lat = TO_EARTH.transform(grid.x.ravel(), grid.y.ravel())
            inside = prep(country.units[limit["key"]])
            out += [TO_PLANE.transform(x, y) for x, y in zip(lon, lat) if inside.contains(Point(x, y))]
    return numpy.array(out)


class CrimeaSide:
    def __init__(self, country):
        self.crimea = prep(country.crimea)

    def at(self, lon, lat):
        return 1.0 if self.crimea.contains(Point(lon, lat)) else -1.0


def estuary(river):
    """The water round the lower Dnipro's course, from the mouth of its estuary up."""
    course = [river.shape.interpolate(d) for d in numpy.arange(river.mouth, river.dam, 500.0)]
    lon, lat = TO_EARTH.transform([p.x for p in course], [p.y for p in course])
    return LineString(list(zip(lon, lat))).buffer(0.03, cap_style=2)


if __name__ == "__main__":
    common.finish(build, "control")
