#!/usr/bin/env python3
"""`./run bench`: this program and its peers draw the same pictures in turn. docs/speed.md says how to read the result.

Prints tables, and writes out/bench.json. Exit code 0 says that everything could be measured and that the pictures
agree; it does not say that targets are met.

    BENCH_ROWS   names of rows, separated by spaces; default: all
    BENCH_RUNS   paired runs of each row; default: 9
    BENCH_LIMIT  seconds that one run may take; default: 120
    BENCH_BASE   a folder with another version of the project, with a built program, to compare the maps with
    BENCH_QGIS   1: QGIS draws the PNG, too
"""
import json
import os
import shutil
import sys

import growth
import measure
import stages
import standard_maps
from pictures import PICTURES, measure_picture
from peers import BUILD, ROOT, Conflictmap, Mapnik, MapServer, Qgis, version

ROWS = [picture.row for picture in PICTURES] + ["all-maps", "nothing-changed", "growth", "series", "stages"]
RESULT = ROOT / "out" / "bench.json"


class Bench:
    """The settings, the rows so far, and the faults of the benchmark itself."""

    def __init__(self):
        self.runs = int(os.environ.get("BENCH_RUNS", "9"))
        self.limit = float(os.environ.get("BENCH_LIMIT", "120"))
        self.base = os.environ.get("BENCH_BASE", "")
        self.chosen = os.environ.get("BENCH_ROWS", "").split() or ROWS
        # The program takes its data and styles from this project.
        self.environment = {"CONFLICTMAP_ROOT": str(ROOT)}
        self.versions = {}
        self.rows = []
        self.faults = []
        if self.runs < 1:
            raise ValueError("BENCH_RUNS must be at least 1")
        for name in self.chosen:
            if name not in ROWS:
                raise ValueError(f"no row '{name}' in BENCH_ROWS; rows: {' '.join(ROWS)}")

    def fault(self, text):
        self.faults.append(text)
        say(f"FAULT: {text}")

    def run(self, command, limit=None):
        return measure.run(command, limit or self.limit, self.environment)

    def in_turn(self, commands):
        return measure.in_turn(commands, self.runs, self.limit, self.environment)

    def add(self, name, **values):
        row = {"name": name, "ours_s": None, "peer": None, "peer_s": None, "ratio": None, "target": None, "met": None}
        self.rows.append({**row, **values})
        # After each row, so that an interrupted run leaves what it has measured.
        self.write()

    def write(self):
        result = {"machine": measure.machine(), "versions": self.versions, "runs": self.runs, "faults": self.faults,
                  "rows": self.rows}
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def say(text=""):
    print(text, flush=True)


def main():
    try:
        bench = Bench()
    except ValueError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    shutil.rmtree(BUILD / "pictures", ignore_errors=True)
    for folder in ("data", "pictures"):
        (BUILD / folder).mkdir(parents=True, exist_ok=True)
    ours = Conflictmap()
    peers = [MapServer(), Mapnik()] + ([Qgis()] if os.environ.get("BENCH_QGIS") == "1" else [])
    bench.versions = {each.name: version(each) for each in [ours, *peers]}
    say(measure.machine())
    say(", ".join(f"{name} {number}" for name, number in bench.versions.items()))
    say(f"{bench.runs} runs of each, in turn, after one to warm up; medians, and quartiles of the ratios of pairs")
    say()
    for picture in PICTURES:
        if picture.row in bench.chosen:
            measure_picture(bench, picture, ours, peers, say)
    if "all-maps" in bench.chosen or "nothing-changed" in bench.chosen:
        standard_maps.measure_maps(bench, say)
    if "growth" in bench.chosen:
        growth.measure_growth(bench, say)
    if "series" in bench.chosen:
        say("series: not measured; the program has no series of maps yet (target: 40 frames/s at 800x550)")
        say()
        bench.add("series", message="not measured: the program has no series of maps yet")
    if "stages" in bench.chosen:
        stages.measure_stages(bench, say)
    bench.write()
    met = [row for row in bench.rows if row["met"]]
    missed = [row for row in bench.rows if row["met"] is False]
    say(f"{len(met)} targets met, {len(missed)} missed, {len(bench.faults)} faults")
    say(f"written: {RESULT.relative_to(ROOT)}")
    return 1 if bench.faults else 0


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main())
