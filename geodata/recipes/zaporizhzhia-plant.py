"""Builds areas/zaporizhzhia-plant.shp: four outlines of the plant's site from OpenStreetMap ways, carried over in a table."""
import json
import os

from osgeo import ogr

import common
import sums

FIELDS = [("id", "text", 16), ("name_en", "text", 40), ("name_uk", "text", 40), ("name_ru", "text", 40),
          ("kind", "text", 12), ("mw", "int", 6)]


def build(folder):
    with open(os.path.join(common.TABLES, "zaporizhzhia-plant.geojson"), encoding="utf-8") as file:
        table = json.load(file)
    rows = []
    for feature in table["features"]:
        outline = ogr.CreateGeometryFromJson(json.dumps(feature["geometry"]))
        if not outline.IsValid():
            raise ValueError(f"{feature['properties']['id']} is not a valid polygon")
        rows.append((outline.ExportToWkb(), feature["properties"]))
    common.write_shapefile(os.path.join(folder, "zaporizhzhia-plant.shp"), "polygon", FIELDS, rows)
    sums.write(folder, "zaporizhzhia-plant.SHA256SUMS")


if __name__ == "__main__":
    common.finish(build, "areas")
