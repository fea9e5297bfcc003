"""How time and memory grow with vertices and with events, from 10,000 to 10 million. Only this program is measured."""
import math

import measure
from peers import BUILD, PROGRAM, PROGRAMS, written
from pictures import make

COUNTS = [10_000, 100_000, 1_000_000, 10_000_000]
KINDS = {"vertices": ("lines", "track"), "events": ("events", "event")}
# Exponents: time grows at most as the count, with some room for noise; memory does not grow with events.
MOST_TIME = 1.1
MOST_MEMORY = 0.1


def spec(data, style_class):
    return ("map: growth\nsize: [1600 px, 1100 px]\nstyle: style\n"
            "projection: \"+proj=lcc +lat_1=46 +lat_2=51 +lat_0=48.5 +lon_0=31.5 +datum=WGS84 +units=m\"\n"
            "view: { centre: [31.5, 48.5], width: 1600 km }\nlayers:\n"
            f"  - {{ id: data, source: data/{data.name}, class: {style_class}, class-by: none }}\noutputs: [png]\n")


def slope(a, b, of):
    """The exponent of the growth from one step to the next, of which each has ten times as many."""
    return math.log10(of(b) / of(a))


def measure_growth(bench, say):
    say("growth: a map with nothing else; the slope is the exponent of the growth since the step before: 1 is linear")
    for kind, (data_kind, style_class) in KINDS.items():
        say(f"    {kind:<12} {'wall':>9} {'CPU':>9} {'peak':>10}   slope of time   of memory")
        last = None
        for count in COUNTS:
            data = BUILD / "data" / f"{data_kind}-{count}.shp"
            if not make(bench, data, [PROGRAMS / "conflictmap_bench_data", data_kind, count]):
                return
            step = measure_step(bench, data, style_class)
            row = {"measure": "slope", "target": MOST_TIME, "count": count}
            if step.failure:
                say(f"    {count:<12} failed after {step.seconds:.1f} s, {step.mib:.0f} MiB: {step.failure}")
                bench.add(f"growth {kind} {count}", **row, met=False, message=step.failure)
                last = None
                continue
            told = f"    {count:<12} {step.seconds:>7.3f} s {step.cpu:>7.3f} s {step.mib:>6.0f} MiB"
            values = {"ours_s": round(step.seconds, 4), "ours_cpu_s": round(step.cpu, 4),
                      "ours_mib": round(step.mib, 1)}
            if last:
                time = slope(last, step, lambda run: run.seconds)
                memory = slope(last, step, lambda run: run.mib)
                flat = kind == "vertices" or memory <= MOST_MEMORY
                values.update(time_slope=round(time, 3), memory_slope=round(memory, 3), met=time <= MOST_TIME and flat)
                told += f"   {time:>13.2f}   {memory:>9.2f}   {'met' if values['met'] else 'MISSED'}"
            say(told)
            bench.add(f"growth {kind} {count}", **row, **values)
            last = step
    say(f"    targets: slope of time {MOST_TIME}; of memory, with events, {MOST_MEMORY}")
    say()


def measure_step(bench, data, style_class):
    words = [PROGRAM, "render", written("growth.yaml", spec(data, style_class)), "--force", "-q", "-f", "png", "-o",
             BUILD / "pictures"]
    first = bench.run(words)
    # The first run warms up; long ones need none.
    if first.failure or first.seconds > 5:
        return first
    runs = [bench.run(words) for _ in range(3)]
    failed = next((run for run in runs if run.failure), None)
    if failed:
        return failed
    return measure.Run(measure.spread([run.seconds for run in runs]).median,
                       measure.spread([run.cpu for run in runs]).median, max(run.mib for run in runs), "")
