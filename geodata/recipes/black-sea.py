"""Builds areas/black-sea.shp, the sea between the shores of base/countries and the limits of the IHO, and
base/ports.shp from a hand-made table."""
import os

from osgeo import ogr
from shapely import wkb
from shapely.geometry import LineString, Point, box
from shapely.ops import unary_union

import common
import sums

FRAME = (26.0, 40.0, 43.0, 48.2)
INSIDE = (34.0, 43.3)
CUT = 1e-6  # degrees, half the width of a limit that is cut out
PORT_NEAR = 0.1  # degrees a port may lie from the sea or a navigable river's mouth
RIVER_PORTS = {"izmail", "reni", "kherson", "mykolaiv"}

AREA_FIELDS = [("id", "text", 16), ("name_en", "text", 20), ("name_uk", "text", 30), ("name_ru", "text", 30)]
PORT_FIELDS = [("id", "text", 16), ("name_en", "text", 20), ("name_uk", "text", 40), ("name_ru", "text", 40),
               ("country", "text", 2), ("status", "text", 10), ("rank", "int", 2)]


def waters():
    source = ogr.Open(os.path.join(common.GEODATA, "base", "countries.shp"))
    frame = box(*FRAME)
    land = [wkb.loads(bytes(f.GetGeometryRef().ExportToWkb())) for f in source.GetLayer()]
    return frame.difference(unary_union([shape.intersection(frame) for shape in land if shape.intersects(frame)]))


def black_sea():
    sea = waters()
    for row in common.table("sea-limits.csv"):
        line = LineString([tuple(map(float, p.split())) for p in row["line"].split(";")])
        sea = sea.difference(line.buffer(CUT, cap_style=2))
    parts = [part for part in sea.geoms if part.contains(Point(INSIDE))]
    if len(parts) != 1 or parts[0].contains(Point(36.5, 46)) or parts[0].contains(Point(28, 40.7)):
        raise ValueError("a limit does not close the sea")
    return parts[0].normalize()


def ports():
    sea = waters()
    for row in common.table("ports.csv"):
        place = Point(float(row["lon"]), float(row["lat"]))
        if row["id"] not in RIVER_PORTS and sea.distance(place) > PORT_NEAR:
            raise ValueError(f"{row['id']} lies {sea.distance(place):.2f} degrees off the sea")
        yield place.wkb, dict(row, rank=int(row["rank"]))


def build(folder):
    area = {"id": "black-sea", "name_en": "Black Sea", "name_uk": "Чорне море", "name_ru": "Чёрное море"}
    common.write_shapefile(os.path.join(folder, "areas", "black-sea.shp"), "polygon", AREA_FIELDS,
                           [(black_sea().wkb, area)])
    sums.write(os.path.join(folder, "areas"), "black-sea.SHA256SUMS")
    common.write_shapefile(os.path.join(folder, "base", "ports.shp"), "point", PORT_FIELDS, list(ports()))
    sums.write(os.path.join(folder, "base"), "ports.SHA256SUMS")


if __name__ == "__main__":
    common.finish(build, ".")
