"""How each program draws the map of tests/bench/map."""
import pathlib
import re
import shutil
import subprocess
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "bench"
PROGRAMS = ROOT / "build" / "release" / "tests" / "bench"
PROGRAM = ROOT / "build" / "release" / "conflictmap"
FONT = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"

WIDTH, HEIGHT = 1600, 1100
# The height of our header in pixels; the peers draw a white strip of this height. A pixel of the map is a kilometre
# wide, and the middle of the map is the origin of the projection.
HEADER = 43.39
METRES = 1000.0
NORTH = (HEADER + HEIGHT) / 2 * METRES
EAST = WIDTH / 2 * METRES


@dataclass
class Picture:
    """One picture to draw."""
    row: str
    form: str = "png"
    scale: int = 1
    events: int = 0
    flatgeobuf: bool = False

    @property
    def data(self):
        return BUILD / "data" / f"events-{self.events}.{'fgb' if self.flatgeobuf else 'shp'}"

    def path(self, program):
        return BUILD / "pictures" / f"{self.row}-{program}.{self.form}"


def filled(name, values):
    text = (HERE / "map" / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", str(value))
    return text


def written(name, text):
    path = BUILD / name
    path.write_text(text, encoding="utf-8")
    return path


class Conflictmap:
    name = "conflictmap"

    def __init__(self):
        shutil.copytree(HERE / "map" / "style", BUILD / "style", dirs_exist_ok=True)

    def can_draw(self, picture):
        return True

    def command(self, picture):
        layer = ""
        if picture.events:
            layer = f"- {{ id: events, source: {picture.data.relative_to(BUILD)}, class: event, class-by: none }}"
        text = (HERE / "map" / "bench.yaml").read_text(encoding="utf-8").replace("#EVENTS", layer)
        # The name of the map is that of the picture: each row has its own.
        spec = written(f"{picture.row}.yaml", text.replace("map: bench\n", f"map: {picture.row}\n"))
        command = [PROGRAM, "render", spec, "--force", "-q", "-f", picture.form, "-o", BUILD / "pictures"]
        if picture.scale != 1:
            command += ["--scale", picture.scale]
        return command

    def picture(self, picture):
        times = f"@{picture.scale}x" if picture.scale != 1 else ""
        return BUILD / "pictures" / picture.row / f"{picture.row}{times}.{picture.form}"


class MapServer:
    name = "MapServer"

    def __init__(self):
        written("fonts.txt", f"sans {FONT}\n")
        self.settings = written("mapserver.conf", 'CONFIG\n ENV\n  MS_MAP_PATTERN "."\n END\nEND\n')

    def can_draw(self, picture):
        return True

    def command(self, picture):
        events = ""
        if picture.events:
            kind = "CONNECTIONTYPE FLATGEOBUF " if picture.flatgeobuf else ""
            events = filled("mapserver-events.map", {"SOURCE": f'{kind}DATA "{picture.data}"'})
        half = METRES / 2 / picture.scale
        text = filled("mapserver.map", {
            "WIDTH": WIDTH * picture.scale, "HEIGHT": HEIGHT * picture.scale, "RESOLUTION": 72 * picture.scale,
            "WEST": -EAST + half, "EAST": EAST - half, "NORTH": NORTH - half,
            "SOUTH": NORTH - HEIGHT * METRES + half, "HEADER": HEADER * picture.scale,
            "TITLE_Y": HEADER / 2 * picture.scale, "BUILD": BUILD, "GEODATA": ROOT / "geodata", "EVENTS": events})
        spec = written(f"{picture.row}.map", text)
        return ["map2img", "-conf", self.settings, "-m", spec, "-i", f"bench-{picture.form}", "-o",
                self.picture(picture)]

    def picture(self, picture):
        return picture.path("mapserver")


class Mapnik:
    name = "Mapnik"

    def __init__(self):
        shutil.copy(HERE / "map" / "hatch.svg", BUILD / "hatch.svg")

    def can_draw(self, picture):
        return True

    def command(self, picture):
        events = ""
        if picture.events:
            source = f'<Parameter name="type">shape</Parameter><Parameter name="file">{picture.data}</Parameter>'
            if picture.flatgeobuf:
                source = (f'<Parameter name="type">ogr</Parameter><Parameter name="file">{picture.data}</Parameter>'
                          '<Parameter name="layer_by_index">0</Parameter>')
            events = filled("mapnik-events.xml", {"SOURCE": source})
        panels, furniture = mapnik_furniture(picture.events > 0)
        spec = written(f"{picture.row}.xml", filled("mapnik.xml", {
            "BUILD": BUILD, "GEODATA": ROOT / "geodata", "PANELS": panels, "FURNITURE": furniture, "EVENTS": events}))
        return [PROGRAMS / "conflictmap_bench_mapnik", spec, self.picture(picture), WIDTH * picture.scale,
                HEIGHT * picture.scale, picture.scale, -EAST, NORTH - HEIGHT * METRES, EAST, NORTH]

    def picture(self, picture):
        return picture.path("mapnik")


class Qgis:
    name = "QGIS"

    def can_draw(self, picture):
        return picture.form == "png"

    def command(self, picture):
        # Debian's QGIS is for Debian's Python, which need not be the first on PATH.
        return ["/usr/bin/python3", HERE / "map" / "qgis_map.py", ROOT / "geodata",
                picture.data if picture.events else "", self.picture(picture), picture.scale, -EAST,
                NORTH - HEIGHT * METRES, EAST, NORTH, HEADER]

    def picture(self, picture):
        return picture.path("qgis")


def version(program):
    """Its version, in its own words."""
    command = {"conflictmap": [PROGRAM, "version"], "MapServer": ["map2img", "-v"], "Mapnik": ["mapnik-config", "-v"],
               "QGIS": ["dpkg-query", "-W", "-f=${Version}", "python3-qgis"]}[program.name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    number = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return number.group(0) if number else "of an unknown version"


def place(x, y):
    """Pixels of the picture as metres of the plane."""
    return f"{x * METRES - EAST:.0f} {NORTH - y * METRES:.0f}"


def box(left, top, right, bottom):
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return "POLYGON((" + ",".join(place(x, y) for x, y in corners) + "))"


def line(*points):
    return "LINESTRING(" + ",".join(place(x, y) for x, y in points) + ")"


def mapnik_furniture(events):
    """Panels, and what stands on them, as rows of CSV."""
    rows = ["held", "city", "river", "oblast"] + (["event"] if events else [])
    bottom = 53 + 21 * len(rows) + 8
    panels = [f"{box(0, 0, WIDTH, HEADER)}|header", f"{box(1500, 53, 1590, bottom)}|legend"]
    furniture = [f"POINT({place(0, HEADER / 2)})|title|Ukraine: forty cities"]
    for number, kind in enumerate(rows):
        y = 53 + 14 + 21 * number
        sample = {"held": box(1507, y - 5, 1531, y + 5), "oblast": box(1507, y - 5, 1531, y + 5),
                  "river": line((1507, y), (1531, y))}.get(kind, f"POINT({place(1519, y)})")
        furniture += [f"{sample}|{kind}|", f"POINT({place(1538, y)})|text|{kind.capitalize()}"]
    furniture.append(f"{line((1240, 1070), (1540, 1070))}|bar|")
    for kilometres in (0, 100, 200, 300):
        x = 1240 + kilometres
        furniture += [f"{line((x, 1065), (x, 1075))}|bar|",
                      f"POINT({place(x - 8, 1055)})|text|{kilometres}{' km' if kilometres == 300 else ''}"]
    return "\n".join(panels), "\n".join(furniture)
