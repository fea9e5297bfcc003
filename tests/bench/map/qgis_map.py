#!/usr/bin/python3
"""The map of bench.yaml for QGIS: qgis_map.py GEODATA EVENTS PICTURE SCALE WEST SOUTH EAST NORTH HEADER

EVENTS is a file, or empty. Only PNG. QGIS draws title, legend and scale bar only in layouts, so they are painted here.
"""
import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())

from qgis.core import (QgsApplication, QgsCategorizedSymbolRenderer, QgsCoordinateReferenceSystem, QgsFillSymbol,
                       QgsLinePatternFillSymbolLayer, QgsLineSymbol, QgsMapRendererParallelJob, QgsMapSettings,
                       QgsMarkerSymbol, QgsPalLayerSettings, QgsProject, QgsRectangle, QgsRendererCategory,
                       QgsSimpleLineSymbolLayer, QgsSingleSymbolRenderer, QgsTextBufferSettings, QgsTextFormat,
                       QgsUnitTypes, QgsVectorLayer, QgsVectorLayerSimpleLabeling)
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QPainter, QPen

WIDTH, HEIGHT = 1600, 1100
# Pixels at scale 1, as points of a picture with 72 dots per inch.
UNITS = {"width_unit": "Point", "outline_width_unit": "Point", "size_unit": "Point"}


def fill(colour, outline=None):
    values = {"color": colour, "outline_style": "no", **UNITS}
    if outline:
        values.update(outline_style="solid", outline_color=outline, outline_width="2", joinstyle="round")
    return QgsFillSymbol.createSimple(values)


def stroke(colour, width, dash=None):
    values = {"line_color": colour, "line_width": str(width), "line_width_unit": "Point", "joinstyle": "round",
              "capstyle": "flat" if dash else "round"}
    if dash:
        values.update(use_custom_dash="1", customdash=dash, customdash_unit="Point")
    return values


def line(colour, width):
    return QgsLineSymbol.createSimple(stroke(colour, width))


def layer(path, renderer):
    made = QgsVectorLayer(path, os.path.basename(path), "ogr")
    if not made.isValid():
        sys.exit(f"QGIS could not read {path}")
    made.setRenderer(renderer)
    return made


def outline(colour, width, dash):
    """A polygon drawn as its outline."""
    symbol = fill(colour)
    symbol.changeSymbolLayer(0, QgsSimpleLineSymbolLayer.create(stroke(colour, width, dash)))
    return symbol


def held():
    symbol = fill("142,68,173,38", "#8e44ad")
    hatch = QgsLinePatternFillSymbolLayer()
    hatch.setLineAngle(45)
    hatch.setDistance(9)
    hatch.setDistanceUnit(QgsUnitTypes.RenderPoints)
    hatch.setSubSymbol(line("#8e44ad", 2))
    symbol.insertSymbolLayer(1, hatch)
    return symbol


def marker(colour, size, rim=None):
    values = {"name": "circle", "color": colour, "outline_style": "no", "size": str(size), **UNITS}
    if rim:
        values.update(outline_style="solid", outline_color=rim, outline_width="1")
    return QgsMarkerSymbol.createSimple(values)


def labelled(places):
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setColor(QColor("#ffffff"))
    buffer.setSize(3.5)
    buffer.setSizeUnit(QgsUnitTypes.RenderPoints)
    text = QgsTextFormat()
    text.setFont(QFont("Noto Sans"))
    text.setColor(QColor("#222222"))
    text.setSize(14)
    text.setSizeUnit(QgsUnitTypes.RenderPoints)
    text.setBuffer(buffer)
    label = QgsPalLayerSettings()
    label.fieldName = "name_en"
    label.setFormat(text)
    label.placement = QgsPalLayerSettings.OrderedPositionsAroundPoint
    label.dist = 2
    label.distUnits = QgsUnitTypes.RenderPoints
    label.offsetType = QgsPalLayerSettings.FromSymbolBounds
    places.setLabeling(QgsVectorLayerSimpleLabeling(label))
    places.setLabelsEnabled(True)


def furniture(image, scale, header, events):
    painter = QPainter(image)
    painter.setRenderHint(QPainter.Antialiasing)
    painter.scale(scale, scale)
    painter.fillRect(QRectF(0, 0, WIDTH, header), QColor("#ffffff"))
    painter.setPen(QColor("#222222"))
    font = QFont("Noto Sans")

    def write(x, y, size, text):
        font.setPixelSize(size)
        painter.setFont(font)
        painter.drawText(QRectF(x, y - 20, 600, 40), Qt.AlignVCenter | Qt.AlignLeft, text)

    write(0, header / 2, 26, "Ukraine: forty cities")
    rows = ["Held", "City", "River", "Oblast"] + (["Event"] if events else [])
    painter.fillRect(QRectF(1500, 53, 90, 21 * len(rows) + 8), QColor("#ffffff"))
    for number, name in enumerate(rows):
        y = 67 + 21 * number
        box = QRectF(1507, y - 5, 24, 10)
        write(1538, y, 13, name)
        painter.save()
        if name == "Held":
            painter.setPen(QPen(QColor("#8e44ad"), 2))
            painter.fillRect(box, QColor(142, 68, 173, 38))
            painter.fillRect(box, QBrush(QColor("#8e44ad"), Qt.BDiagPattern))
            painter.drawRect(box)
        elif name == "Oblast":
            painter.setPen(QPen(QColor("#b9a080"), 1.4, Qt.DashLine))
            painter.drawRect(box)
        elif name == "River":
            painter.setPen(QPen(QColor("#3f8fc5"), 1.6))
            painter.drawLine(QPointF(1507, y), QPointF(1531, y))
        else:
            painter.setPen(Qt.NoPen)
            painter.setBrush(QColor("#222222") if name == "City" else QColor(214, 39, 40, 128))
            radius = 3.5 if name == "City" else 2
            painter.drawEllipse(QPointF(1519, y), radius, radius)
        painter.restore()
    painter.drawLine(QPointF(1240, 1070), QPointF(1540, 1070))
    for kilometres in (0, 100, 200, 300):
        painter.drawLine(QPointF(1240 + kilometres, 1065), QPointF(1240 + kilometres, 1075))
        write(1232 + kilometres, 1055, 13, f"{kilometres} km" if kilometres == 300 else str(kilometres))
    painter.end()


def main():
    geodata, events, picture = sys.argv[1:4]
    scale = int(sys.argv[4])
    west, south, east, north, header = (float(word) for word in sys.argv[5:10])
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], True)
    application.initQgis()
    countries = QgsCategorizedSymbolRenderer("iso_a2", [
        QgsRendererCategory("UA", fill("#fdf6d8", "#7a6f63"), "Ukraine"),
        QgsRendererCategory("", fill("#e6e1d3", "#7a6f63"), "other countries")])
    layers = [layer(f"{geodata}/base/countries.shp", countries),
              layer(f"{geodata}/base/oblasts.shp", QgsSingleSymbolRenderer(outline("#b9a080", 1.4, "6;3"))),
              layer(f"{geodata}/base/lakes.shp", QgsSingleSymbolRenderer(fill("#8fc4ea"))),
              layer(f"{geodata}/base/rivers.shp", QgsSingleSymbolRenderer(line("#3f8fc5", 1.6))),
              layer(f"{geodata}/areas/crimea.shp", QgsSingleSymbolRenderer(held()))]
    if events:
        layers.append(layer(events, QgsSingleSymbolRenderer(marker("214,39,40,128", 4))))
    cities = layer(f"{geodata}/base/places.shp", QgsSingleSymbolRenderer(marker("#222222", 7, "#ffffff")))
    cities.setSubsetString("country = 'UA' AND population >= 106200")
    labelled(cities)
    layers.append(cities)
    QgsProject.instance().addMapLayers(layers)
    settings = QgsMapSettings()
    settings.setLayers(list(reversed(layers)))
    settings.setDestinationCrs(QgsCoordinateReferenceSystem.fromProj(
        "+proj=lcc +lat_1=46 +lat_2=51 +lat_0=48.5 +lon_0=31.5 +datum=WGS84 +units=m"))
    settings.setExtent(QgsRectangle(west, south, east, north))
    settings.setOutputSize(QSize(WIDTH * scale, HEIGHT * scale))
    settings.setOutputDpi(72 * scale)
    settings.setBackgroundColor(QColor("#cfe3ee"))
    # Several threads, as QGIS itself does.
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    furniture(image, scale, header, events)
    if not image.save(picture, "PNG"):
        sys.exit(f"QGIS could not write {picture}")
    # Taking QGIS down in order may crash in Python's bindings; the picture is written.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
