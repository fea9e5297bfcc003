"""Builds energy/plants.shp from the WRI table and our corrections to it, and checks each plant against its oblast."""

import os

from osgeo import ogr

import common
import sums

FIELDS = [("id", "text", 20), ("name_en", "text", 40), ("name_uk", "text", 60), ("name_ru", "text", 60),
          ("full_en", "text", 80), ("full_uk", "text", 100), ("fuel", "text", 10), ("mw", "int", 6),
          ("status", "text", 10), ("oblast", "text", 5), ("since", "text", 10), ("note", "text", 200),
          ("wri_id", "text", 12)]
NEAR_DEGREES = 0.03


def plants():
    """Our table's rows, with every empty mw, lat and lon taken from the source."""
    source = {row["wri_id"]: row for row in common.table("power-plants-wri.csv")}
    rows = common.table("power-plants.csv")
    unused = set(source) - {row["wri_id"] for row in rows}
    if unused:
        raise ValueError(f"plants of the source that our table does not name: {sorted(unused)}")
    for row in rows:
        origin = source[row["wri_id"]]
        row["mw"] = int(row["mw"] or origin["capacity_mw"])
        row["lat"] = float(row["lat"] or origin["lat"])
        row["lon"] = float(row["lon"] or origin["lon"])
    return sorted(rows, key=lambda row: (-row["mw"], row["id"]))


def point(row):
    place = ogr.Geometry(ogr.wkbPoint)
    place.AddPoint_2D(row["lon"], row["lat"])
    return place


def check_oblasts(rows):
    """Natural Earth's oblast edges are a few km off in places, hence the tolerance."""
    path = os.path.join(common.GEODATA, "base", "oblasts.shp")
    if not os.path.exists(path):
        print("base/oblasts.shp is not there: oblasts not checked")
        return
    source = ogr.Open(path)
    oblasts = {}
    for feature in source.GetLayer():
        oblasts[feature["iso"]] = feature.GetGeometryRef().Clone()
    for row in rows:
        distance = oblasts[row["oblast"]].Distance(point(row))
        if distance > NEAR_DEGREES:
            raise ValueError(f"{row['id']} lies {distance:.3f} degrees outside {row['oblast']}")
        if distance > 0:
            print(f"note: {row['id']} lies {distance:.3f} degrees outside {row['oblast']} as drawn")


def build(folder):
    rows = plants()
    check_oblasts(rows)
    common.write_shapefile(os.path.join(folder, "plants.shp"), "point", FIELDS,
                           [(point(row).ExportToWkb(), row) for row in rows])
    sums.write(folder)


if __name__ == "__main__":
    common.finish(build, "energy")
