#!/usr/bin/python3
"""How many of the same 200 names this program and QGIS place, without overlap, on pages of several widths.

Both draw the places of places.yaml in the same projection and window, with the same dots and the same font and size.
QGIS may choose of its two placements for points ("cartographic": ordered positions; and "around point"), with dots as
obstacles; the better of the two counts. QGIS takes the whole height of a line for a name, we from the capitals' top to
the descenders' foot; so our engine is also given the boxes that QGIS measures. Overlaps are counted here, of the boxes that each engine reports, with each
other and with the dots. Needs the Debian packages of the group `bench-qgis` in cmake/packages.txt and built programs:

    cmake --build --preset release --target conflictmap conflictmap_bench_labels
    /usr/bin/python3 tests/bench/labels/compare.py
"""
import json
import os
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())

from qgis.core import (Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFeature,
                       QgsFeatureRequest, QgsField, QgsGeometry, QgsLabelingEngineSettings, QgsLabelObstacleSettings,
                       QgsMapRendererParallelJob, QgsMapSettings, QgsMarkerSymbol, QgsPalLayerSettings, QgsProject,
                       QgsRectangle, QgsSingleSymbolRenderer, QgsTextFormat, QgsUnitTypes, QgsVectorLayer,
                       QgsVectorLayerSimpleLabeling, QgsWkbTypes)
from qgis.PyQt.QtCore import QSize, QVariant
from qgis.PyQt.QtGui import QFont

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", "..", ".."))
SPEC = os.path.join(HERE, "places.yaml")
# What places.yaml says.
PROJECTION = "+proj=laea +lat_0=48.5 +lon_0=31.2 +datum=WGS84 +units=m"
WIDTH_M = 1400e3
CONDITION = "country = 'UA' AND population >= 19270"
SIZE_PT, DOT_PT = 7.0, 2.4
PAGES_MM = [260, 180, 140, 110, 90]
PROPORTION = 0.75
DPI = 600
MM_PER_PT = 25.4 / 72


def overlaps(boxes, dots):
    """Pairs of boxes (left, top, right, bottom) that share ground, and boxes on dots (x, y) that are not their own."""
    touch = 0.02  # mm: rounding
    pairs = sum(a[0] < b[2] - touch and b[0] < a[2] - touch and a[1] < b[3] - touch and b[1] < a[3] - touch
                for i, a in enumerate(boxes) for b in boxes[:i])
    radius = DOT_PT * MM_PER_PT / 2
    hidden = 0
    for left, top, right, bottom in boxes:
        for x, y in dots:
            dx, dy = max(left - x, 0, x - right), max(top - y, 0, y - bottom)
            hidden += dx * dx + dy * dy < (radius - touch) ** 2
    return pairs, hidden


def height(boxes):
    return sum(box[3] - box[1] for box in boxes) / len(boxes)


def ours(width):
    size = f"{width}mmx{width * PROPORTION:g}mm"
    start = time.monotonic()
    told = subprocess.run([os.path.join(ROOT, "build/release/conflictmap"), "explain", SPEC, "--json", "--size", size],
                          check=True, capture_output=True, text=True)
    seconds = time.monotonic() - start
    return [place["box"] for place in json.loads(told.stdout)["labels"]["places"]], seconds


def engine(width, names, sizes):
    """Our engine on the boxes that QGIS measured."""
    lines = [f"{width} {width * PROPORTION} {DOT_PT * MM_PER_PT / 2}"]
    lines += [f"{x} {y} {sizes[name][0]} {sizes[name][1]}" for name, x, y in names]
    start = time.monotonic()
    told = subprocess.run([os.path.join(ROOT, "build/release/tests/conflictmap_bench_labels")], check=True,
                          capture_output=True, text=True, input="\n".join(lines))
    seconds = time.monotonic() - start
    return [[float(word) for word in line.split()] for line in told.stdout.splitlines()], seconds


def projected_places():
    source = QgsVectorLayer(os.path.join(ROOT, "geodata/base/places.shp"), "source", "ogr")
    crs = QgsCoordinateReferenceSystem.fromProj(PROJECTION)
    transform = QgsCoordinateTransform(source.crs(), crs, QgsProject.instance())
    layer = QgsVectorLayer("Point?field=name:string", "places", "memory")
    layer.setCrs(crs)
    features = []
    for row in source.getFeatures(QgsFeatureRequest().setFilterExpression(CONDITION)):
        feature = QgsFeature(layer.fields())
        geometry = row.geometry()
        geometry.transform(transform)
        feature.setGeometry(geometry)
        feature["name"] = row["name_en"]
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer, crs


def labelled(layer, placement):
    symbol = QgsMarkerSymbol.createSimple({"name": "circle", "color": "#222222", "outline_style": "no",
                                           "size": str(DOT_PT * MM_PER_PT), "size_unit": "MM"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    text = QgsTextFormat()
    text.setFont(QFont("Noto Sans"))
    text.setSize(SIZE_PT)
    text.setSizeUnit(QgsUnitTypes.RenderPoints)
    label = QgsPalLayerSettings()
    label.fieldName = "name"
    label.setFormat(text)
    label.placement = placement
    label.dist = 0.5
    label.distUnits = QgsUnitTypes.RenderMillimeters
    label.offsetType = QgsPalLayerSettings.FromSymbolBounds
    obstacles = QgsLabelObstacleSettings()
    obstacles.setIsObstacle(True)
    obstacles.setFactor(2)  # the most that QGIS knows
    label.setObstacleSettings(obstacles)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(label))
    layer.setLabelsEnabled(True)


def qgis(layer, crs, width, placement):
    labelled(layer, placement)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(crs)
    half = WIDTH_M / 2
    settings.setExtent(QgsRectangle(-half, -half * PROPORTION, half, half * PROPORTION))
    pixels = round(width / 25.4 * DPI)
    settings.setOutputSize(QSize(pixels, round(pixels * PROPORTION)))
    settings.setOutputDpi(DPI)
    engine = QgsLabelingEngineSettings()
    engine.setFlag(QgsLabelingEngineSettings.UsePartialCandidates, False)
    engine.setFlag(QgsLabelingEngineSettings.UseAllLabels, False)
    settings.setLabelingEngineSettings(engine)
    start = time.monotonic()
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    seconds = time.monotonic() - start
    results = job.takeLabelingResults()
    to_mm = width / WIDTH_M
    boxes = []
    sizes = {}
    for each in results.labelsWithinRect(settings.extent()):
        if each.isUnplaced:
            continue
        rect = each.labelRect
        sizes[each.labelText] = (rect.width() * to_mm, rect.height() * to_mm)
        boxes.append([(rect.xMinimum() + half) * to_mm, (half * PROPORTION - rect.yMaximum()) * to_mm,
                      (rect.xMaximum() + half) * to_mm, (half * PROPORTION - rect.yMinimum()) * to_mm])
    return boxes, seconds, sizes


def told(boxes, dots, seconds):
    return "%3d %d %2d %.2f %.2f" % (len(boxes), *overlaps(boxes, dots), height(boxes), seconds)


def main():
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    layer, crs = projected_places()
    half = WIDTH_M / 2
    print(f"{layer.featureCount()} places; QGIS {Qgis.QGIS_VERSION}; {SIZE_PT:g} pt Noto Sans, dots of {DOT_PT:g} pt")
    print("names placed, overlaps of names, names on dots, mean height of a name in mm, seconds")
    print("page width  | conflictmap           | our engine, their boxes | QGIS cartographic   | QGIS around point")
    # On a page so wide that all have room, QGIS tells the size of every name.
    sizes = qgis(layer, crs, 1500, QgsPalLayerSettings.OrderedPositionsAroundPoint)[2]
    assert len(sizes) >= layer.featureCount() - 2, len(sizes)
    worse = 0
    for width in PAGES_MM:
        to_mm = width / WIDTH_M
        names = [(feature["name"], (feature.geometry().asPoint().x() + half) * to_mm,
                  (half * PROPORTION - feature.geometry().asPoint().y()) * to_mm) for feature in layer.getFeatures()]
        dots = [(x, y) for _, x, y in names]
        boxes, seconds = ours(width)
        row = [f"{width:4d} mm    ", told(boxes, dots, seconds)]
        alike, seconds = engine(width, names, sizes)
        row.append(told(alike, dots, seconds))
        best = 0
        for placement in (QgsPalLayerSettings.OrderedPositionsAroundPoint, QgsPalLayerSettings.AroundPoint):
            theirs, seconds, _ = qgis(layer, crs, width, placement)
            row.append(told(theirs, dots, seconds))
            best = max(best, len(theirs))
        print(" | ".join(row))
        worse += min(len(boxes), len(alike)) < best
    application.exitQgis()
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
