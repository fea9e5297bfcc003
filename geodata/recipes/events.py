"""Checks events/*.geojson, which are written by hand: fields, dates, words allowed, geometry against precision."""
import json
import os
import re
import sys

from osgeo import ogr

import common
import sums

LINKS = {"links-2025-03-18.geojson": 3}
LINK_KINDS = {"call", "visit", "planned"}
LINK_FIELDS = {"id", "kind", "start", "end", "title", "text", "source", "confidence", "precision"}
FILES = {"call-2025-03-18.geojson": 10, "subjects-2025-03-18.geojson": 7}
CATEGORIES = {"strike", "energy", "talks", "exchange", "ceasefire", "invasion", "order", "statement", "subject"}
CONFIDENCE = {"confirmed", "reported", "claimed", "disputed"}
SHAPES = {"exact": {"Point"}, "settlement": {"Point", "MultiPoint"}, "district": {"Point", "Polygon"},
          "region": {"Point", "Polygon"}, "country": {None, "Point"}, "none": {None}}
COMMON = {"id", "start", "end", "category", "title", "text", "source", "confidence", "precision"}
TITLE_MAX, SUBJECT_TEXT_MAX, TEXT_MAX = 34, 75, 140


def bilingual(value):
    return isinstance(value, dict) and set(value) == {"en", "uk"} and all(value.values())


def date(value):
    return value is None or re.fullmatch(r"\d{4}-\d\d-\d\d", value)


def faults(feature):
    p, geometry = feature["properties"], feature["geometry"]
    subject = p.get("category") == "subject"
    wanted = COMMON | ({"number", "area"} if subject else {"place", "actors"})
    yield from (f"lacks {name}" for name in sorted(wanted - set(p)))
    yield from (f"has {name}" for name in sorted(set(p) - wanted - {"date_note", "dates", "leader"}))
    if wanted - set(p):
        return
    if feature["id"] != p["id"]:
        yield "two ids"
    if not (date(p["start"]) and date(p["end"])) or (p["end"] and p["end"] < p["start"]):
        yield "bad dates"
    if p.get("dates", "within") != "within" or ("dates" in p and not p["end"]):
        yield "'dates' is not 'within' two bounds"
    if p["category"] not in CATEGORIES or p["confidence"] not in CONFIDENCE or p["precision"] not in SHAPES:
        yield "a word that is not allowed"
    if not all(bilingual(p[name]) for name in ("title", "text")):
        yield "title or text not in both languages"
    elif any(len(t) > TITLE_MAX for t in p["title"].values()):
        yield "title too long"
    elif any(len(t) > (SUBJECT_TEXT_MAX if subject else TEXT_MAX) for t in p["text"].values()):
        yield "text too long"
    if not subject and p["place"] is not None and not bilingual(p["place"]):
        yield "place not in both languages"
    if not subject and p["place"] is None and geometry is not None:
        yield "geometry without a place"
    if set(p["source"]) != {"document", "paragraph", "url"} or not p["source"]["paragraph"]:
        yield "source not complete"
    kind = geometry["type"] if geometry else None
    if not subject and kind not in SHAPES[p["precision"]]:
        yield f"{kind} at precision {p['precision']}"
    if geometry and not ogr.CreateGeometryFromJson(json.dumps(geometry)).IsValid():
        yield "geometry not valid"
    if kind == "Polygon" and geometry["coordinates"][0][0] != geometry["coordinates"][0][-1]:
        yield "open ring"


def link_faults(feature):
    p, geometry = feature["properties"], feature["geometry"]
    if set(p) != LINK_FIELDS:
        yield f"fields are not {', '.join(sorted(LINK_FIELDS))}"
        return
    if feature["id"] != p["id"]:
        yield "two ids"
    if not (date(p["start"]) and date(p["end"])):
        yield "bad dates"
    if p["kind"] not in LINK_KINDS or p["confidence"] not in CONFIDENCE or p["precision"] not in SHAPES:
        yield "a word that is not allowed"
    if not (bilingual(p["title"]) and bilingual(p["text"])):
        yield "title or text not in both languages"
    if set(p["source"]) != {"document", "paragraph", "url"} or not p["source"]["paragraph"]:
        yield "source not complete"
    lines = {"LineString": [geometry["coordinates"]], "MultiLineString": geometry["coordinates"]}.get(geometry["type"])
    if lines is None or any(len(line) != 2 for line in lines):
        yield "not lines between two places each"


def main():
    bad = 0
    for name, count in (FILES | LINKS).items():
        with open(os.path.join(common.GEODATA, "events", name), encoding="utf-8") as file:
            features = json.load(file)["features"]
        check = link_faults if name in LINKS else faults
        found = [(feature["properties"].get("id"), fault) for feature in features for fault in check(feature)]
        if len(features) != count or len({f["properties"]["id"] for f in features}) != count:
            found.append((name, f"not {count} features with ids of their own"))
        for id_, fault in found:
            print(f"events/{name}: {id_}: {fault}")
        if not found:
            print(f"events/{name}: {count} features, no fault")
        bad += len(found)
    if bad:
        sys.exit(1)


def build(folder):
    sums.write(folder, source=os.path.join(common.GEODATA, "events"))


if __name__ == "__main__":
    main()
    common.finish(build, "events")
