"""Lines along which the names of seas are set, from a hand-made table: the best first, `|` between them. The others
serve maps that show only a part of a sea."""
import os

from shapely.geometry import LineString, MultiLineString

import common

FIELDS = [("name_en", "text", 40), ("name_uk", "text", 70), ("name_ru", "text", 70),
          ("kind", "text", 8), ("rank", "int", 2)]


def rows():
    for r in common.table("seas.csv"):
        lines = [LineString([tuple(map(float, p.split())) for p in line.split(";")]) for line in r["line"].split("|")]
        yield MultiLineString(lines).wkb, dict(r, rank=int(r["rank"]))


def build(folder):
    common.write_shapefile(os.path.join(folder, "seas.shp"), "line", FIELDS, rows())


if __name__ == "__main__":
    common.finish(build, "base")
