#!/usr/bin/env python3
"""Tries the program on every readable file in a folder, and reports the result for each.

    tests/hostile/try_folder.py FOLDER [--program build/release/conflictmap] [--limit 10]

Each file is copied, with the files that belong to it, into a folder of its own that contains a spec for it. The program
runs `check`, `explain` and `render` there. The table on standard output has one line per file: the result (drawn,
empty, refused, or a failure: CRASH, HANG, LOST, UNTOLD), its rows, seconds, and the reason in the program's words.

Exit code 0: no crash, no run over the limit, no row lost, no refusal without a reason.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ENDINGS = {".shp", ".geojson", ".json", ".gpkg", ".fgb", ".kml", ".kmz", ".csv", ".tsv", ".zip"}
# For files that do not state their system: degrees, or else metres of any zone, which is enough to show the rows.
SYSTEMS = ["", "EPSG:4326", "EPSG:32631"]
BAD = ("CRASH", "HANG", "LOST", "UNTOLD")


def spec(source, system, layer, around):
    view = f'{{ around: l }}' if around else "{ bbox: [-179, -80, 179, 80] }"
    projection = "" if around else 'projection: "+proj=eqearth"\n'
    more = (f', crs: "{system}"' if system else "") + (f", layer: {json.dumps(layer)}" if layer else "")
    looks = "look: { fill: { colour: \"#AACCEE\" }, stroke: { colour: \"#224466\", width: 0.5 pt } }"
    return (f"map: trial\nsize: [120 mm, 90 mm]\nview: {view}\n{projection}layers:\n"
            f"  - {{ id: l, source: {json.dumps(source)}, class: point, {looks}{more} }}\noutputs: [png, svg]\n")


class Trial:
    def __init__(self, program, root, limit):
        self.program, self.root, self.limit = program, root, limit
        self.seconds = 0.0

    def run(self, folder, *arguments):
        start = time.monotonic()
        try:
            done = subprocess.run([self.program, *arguments], cwd=folder, capture_output=True, timeout=self.limit * 3,
                                  env={"CONFLICTMAP_ROOT": str(self.root), "PATH": "/usr/bin:/bin",
                                       "ASAN_OPTIONS": "detect_leaks=0"})
        except subprocess.TimeoutExpired:
            self.seconds = self.limit * 3
            return -1, "", "no end"
        self.seconds = max(self.seconds, time.monotonic() - start)
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    def attempt(self, folder, source, system, layer):
        """The result for the file, its rows, the reason."""
        rows, reason = "", ""
        for around in (True, False):
            (folder / "trial.yaml").write_text(spec(source, system, layer, around), encoding="utf-8")
            code, _, err = self.run(folder, "check", "trial.yaml", "--json")
            told = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
            if code < 0 or code not in (0, 3, 4):
                return "CRASH", rows, err.strip().splitlines()[-1:] or [str(code)]
            reason = [d["message"] for d in told]
            codes = {d["code"] for d in told if d["severity"] == "error"}
            if code == 0:
                break
            if not codes:
                return "UNTOLD", rows, [f"exit code {code}"]
            if around and codes <= {"empty-view", "nothing-to-show", "no-view", "view-empty", "empty"}:
                continue
            if around and any("nothing to show" in m or "projection" in m for m in reason):
                continue
            return "refused", rows, reason
        code, out, err = self.run(folder, "explain", "trial.yaml", "--json", "-q")
        if code != 0:
            return ("refused" if code in (3, 4) else "CRASH"), rows, err.strip().splitlines()[-1:]
        ledger = json.loads(out)["layers"][0]
        parts = [ledger[k] for k in ("drawn", "outside", "filtered", "rejected")]
        rows = "{} = {} + {} + {} + {}".format(ledger["declared"], *parts)
        if ledger["declared"] != sum(parts):
            return "LOST", rows, reason
        code, _, err = self.run(folder, "render", "trial.yaml", "-q", "--out", "out")
        if code != 0:
            return ("refused" if code in (3, 4) else "CRASH"), rows, err.strip().splitlines()[-1:]
        pictures = [folder / "out/trial/trial.png", folder / "out/trial/trial.svg"]
        if not all(p.is_file() and p.stat().st_size > 0 for p in pictures):
            return "UNTOLD", rows, ["no picture"]
        return ("drawn" if ledger["drawn"] else "empty"), rows, reason

    def file(self, path):
        self.seconds = 0.0
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for sibling in path.parent.iterdir():
                if sibling.is_file() and (sibling == path or sibling.name.startswith(path.stem + ".")):
                    shutil.copyfile(sibling, folder / sibling.name)
            result = None
            for system in SYSTEMS:
                result = self.attempt(folder, path.name, system, None)
                layers = [m for m in result[2] if "layers" in m and " has " in m]
                if layers:  # The hint names them; use the first.
                    _, _, err = self.run(folder, "check", "trial.yaml", "--json")
                    hint = json.loads(err.splitlines()[0])["hint"]
                    result = self.attempt(folder, path.name, system, hint.partition(": ")[2].split(", ")[0])
                retry = result[0] in ("refused", "empty") and any("coordinate system" in m or "longitude or latitude" in m or
                                                       "not degrees" in m for m in result[2])
                if not retry:
                    break
            if result[0] not in BAD and self.seconds > self.limit:
                result = ("HANG", result[1], [f"{self.seconds:.1f} s"])
            return result + (system,)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--program", default="build/release/conflictmap")
    parser.add_argument("--limit", type=float, default=10, help="seconds that one run may take")
    arguments = parser.parse_args()
    program = str(pathlib.Path(arguments.program).resolve())
    root = pathlib.Path(__file__).resolve().parent.parent.parent
    trial = Trial(program, root, arguments.limit)
    files = sorted(p for p in arguments.folder.rglob("*") if p.is_file() and p.suffix.lower() in ENDINGS)
    counts = {}
    print("| file | result | declared = drawn + outside + filtered + rejected | crs given | s | reason |")
    print("|---|---|---|---|---|---|")
    for path in files:
        what, rows, reason, system = trial.file(path)
        counts[what] = counts.get(what, 0) + 1
        words = "; ".join(reason).replace("|", "\\|")[:200]
        print(f"| {path.relative_to(arguments.folder)} | {what} | {rows} | {system} | {trial.seconds:.1f} | {words} |",
              flush=True)
    print(f"\n{len(files)} files: " + ", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    return 1 if any(what in counts for what in BAD) or not files else 0


if __name__ == "__main__":
    sys.exit(main())
