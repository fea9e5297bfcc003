"""The nine maps of the project in all formats, and a build in which nothing changed, against another version."""
import pathlib

import measure
from peers import BUILD, PROGRAM, ROOT

FORMATS = "png,webp,svg,pdf,html"
TARGETS = {"all-maps": 0.25, "nothing-changed": 0.5}


def command(root, program, folder, more):
    maps = sorted((root / "maps").glob("*.yaml"))
    # Each version draws its own maps, with its own data and styles.
    return ["env", f"CONFLICTMAP_ROOT={root}", program, "render", *maps, "-q", "-f", FORMATS, "-j2", "-o", folder,
            *more]


def measure_maps(bench, say):
    versions = {"conflictmap": (ROOT, PROGRAM)}
    if bench.base:
        root = pathlib.Path(bench.base).resolve()
        versions["base"] = (root, root / "build" / "release" / "conflictmap")
        if not versions["base"][1].exists():
            bench.fault(f"BENCH_BASE: there is no {versions['base'][1]}")
            return
    for row, more in (("all-maps", ["--force"]), ("nothing-changed", [])):
        commands = {name: command(*where, BUILD / "pictures" / f"maps-{name}", more)
                    for name, where in versions.items()}
        if row == "nothing-changed" and "all-maps" not in bench.chosen:
            for name, words in commands.items():
                bench.run(words)
        if row not in bench.chosen:
            continue
        say(f"{row}: {len(list((ROOT / 'maps').glob('*.yaml')))} maps, {FORMATS}, -j2")
        results, failures = bench.in_turn(commands)
        for name, failure in failures.items():
            bench.fault(f"{row}: {name}: {failure.failure}")
        if failures:
            continue
        add_row(bench, row, results, say)
        say()


def add_row(bench, row, results, say):
    medians = {name: {"s": measure.spread([run.seconds for run in runs]).median,
                      "cpu_s": measure.spread([run.cpu for run in runs]).median,
                      "mib": max(run.mib for run in runs)} for name, runs in results.items()}
    for name, each in medians.items():
        say(f"    {name:<12} {each['s']:>7.3f} s {each['cpu_s']:>7.3f} s {each['mib']:>6.0f} MiB")
    ours = medians["conflictmap"]
    values = {"ours_s": round(ours["s"], 4), "ours_cpu_s": round(ours["cpu_s"], 4), "ours_mib": round(ours["mib"], 1),
              "target": TARGETS[row], "measure": "ratio", "runs": bench.runs}
    if "base" not in medians:
        say("    not compared: BENCH_BASE names no folder with another version")
        bench.add(row, **values, message="not compared: BENCH_BASE names no folder with another version")
        return
    ratio = measure.spread([a.seconds / b.seconds for a, b in zip(results["conflictmap"], results["base"])])
    met = ratio.median <= TARGETS[row]
    base = medians["base"]
    bench.add(row, **values, peer="base", peer_s=round(base["s"], 4), peer_cpu_s=round(base["cpu_s"], 4),
              peer_mib=round(base["mib"], 1), ratio=round(ratio.median, 3),
              quartiles=[round(ratio.low, 3), round(ratio.high, 3)], met=met)
    say(f"    ours / base: {ratio.median:.2f} ({ratio.low:.2f} to {ratio.high:.2f}), target {TARGETS[row]:g}: "
        f"{'met' if met else 'MISSED'}")
