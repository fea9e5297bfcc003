"""The rows with one picture: this program in turn with each peer, and whether the pictures agree."""
import subprocess

import measure
from peers import BUILD, HEIGHT, PROGRAMS, WIDTH, Picture

PICTURES = [
    Picture("png"),
    Picture("svg", form="svg"),
    Picture("pdf", form="pdf"),
    Picture("4x", scale=4),
    Picture("1k", events=1_000),
    Picture("100k", events=100_000),
    Picture("100k-fgb", events=100_000, flatgeobuf=True),
    Picture("1m", events=1_000_000),
    Picture("1m-fgb", events=1_000_000, flatgeobuf=True),
    Picture("10m", events=10_000_000),
]
# Of our time and the peer's, by row.
RATIOS = {
    "png": {"MapServer": 0.5, "Mapnik": 0.4},
    **{row: {"MapServer": 0.5} for row in ("svg", "pdf", "4x")},
    **{row: {"MapServer": 0.35} for row in ("100k", "100k-fgb", "1m", "1m-fgb")},
}
# Our peak memory in MiB.
MEMORY = {**{row: 150 for row in ("100k", "100k-fgb", "1m", "1m-fgb")}, "10m": 400}
# Or not more than MapServer's.
MEMORY_OF_PEER = {"4x"}


def make_events(bench, picture):
    """Writes the data of a row, unless it is there; False if that failed."""
    shapes = BUILD / "data" / f"events-{picture.events}.shp"
    return (make(bench, shapes, [PROGRAMS / "conflictmap_bench_data", "events", picture.events]) and
            (not picture.flatgeobuf or make(bench, picture.data, ["ogr2ogr", "-f", "FlatGeobuf"], shapes)))


def make(bench, path, command, source=None):
    """Makes a file with a command, unless it was made since what it is made from: the generator, or another file."""
    done = path.with_suffix(path.suffix + ".done")
    if done.exists() and done.stat().st_mtime >= (source or command[0]).stat().st_mtime:
        return True
    path.unlink(missing_ok=True)
    # The generator takes the path without its ending; ogr2ogr the new file, then the old one.
    result = bench.run([*command, path, source] if source else [*command, path.with_suffix("")], 600)
    if result.failure:
        bench.fault(f"{path.name} could not be made: {result.failure}")
        return False
    done.touch()
    return True


def as_pixels(bench, path, form):
    """A PNG of the size of the map: SVG and PDF are drawn by other programs."""
    png = path.with_suffix(f".{form}.png")
    if form == "png":
        return path
    if form == "svg":
        command = ["rsvg-convert", "--unlimited", "-w", WIDTH, "-h", HEIGHT, "-o", png, path]
    else:
        command = ["pdftocairo", "-png", "-singlefile", "-scale-to-x", WIDTH, "-scale-to-y", HEIGHT, path,
                   png.with_suffix("")]
    result = bench.run(command)
    if result.failure:
        bench.fault(f"{path.name} could not be drawn: {result.failure}")
        return None
    return png


def compare(bench, picture, ours, peer, say):
    """Whether the two pictures agree; nothing if that could not be said."""
    paths = [as_pixels(bench, program.picture(picture), picture.form) for program in (ours, peer)]
    if None in paths:
        return None
    done = subprocess.run([str(word) for word in [PROGRAMS / "conflictmap_bench_agree", picture.scale, *paths]],
                          capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        bench.fault(f"{picture.row}: the pictures could not be compared: {done.stderr.strip()}")
        return None
    different = [line.split()[0] for line in done.stdout.splitlines() if line.endswith("DIFFERENT")]
    if done.returncode == 1:
        bench.fault(f"{picture.row}: {peer.name} draws another picture: {', '.join(different) or done.stdout.strip()}")
        say("    class, pixels in ours and theirs, share of each that the other has")
        for line in done.stdout.splitlines():
            say(f"    {line}")
    return done.returncode == 0


def summary(results):
    return {"s": round(measure.spread([run.seconds for run in results]).median, 4),
            "cpu_s": round(measure.spread([run.cpu for run in results]).median, 4),
            "mib": round(max(run.mib for run in results), 1)}


def measure_picture(bench, picture, ours, peers, say):
    if picture.events and not make_events(bench, picture):
        return
    say(picture.row)
    programs = {each.name: each for each in [ours, *peers] if each.can_draw(picture)}
    results, failures = bench.in_turn({name: each.command(picture) for name, each in programs.items()})
    say(f"    {'':<12} {'wall':>9} {'CPU':>9} {'peak':>10}")
    for name in programs:
        if name in failures:
            say(f"    {name:<12} failed after {failures[name].seconds:.1f} s, {failures[name].mib:.0f} MiB: "
                f"{failures[name].failure}")
        else:
            told = summary(results[name])
            say(f"    {name:<12} {told['s']:>7.3f} s {told['cpu_s']:>7.3f} s {told['mib']:>6.0f} MiB")
    for peer in [each for each in peers if each.name in programs]:
        add_pair(bench, picture, ours, peer, results, failures, say)
    add_memory(bench, picture, results, failures, say)
    say()


def add_pair(bench, picture, ours, peer, results, failures, say):
    target = RATIOS.get(picture.row, {}).get(peer.name)
    if peer.name in failures:
        # A peer may be slow; anything else is wrong with it, or with its map.
        if not failures[peer.name].late:
            bench.fault(f"{picture.row}: {peer.name}: {failures[peer.name].failure}")
        bench.add(picture.row, peer=peer.name, message=f"{peer.name}: {failures[peer.name].failure}")
        return
    theirs = summary(results[peer.name])
    row = {"peer": peer.name, "peer_s": theirs["s"], "peer_cpu_s": theirs["cpu_s"], "peer_mib": theirs["mib"],
           "target": target, "measure": "ratio", "runs": len(results[peer.name])}
    if ours.name in failures:
        bench.add(picture.row, **row, met=False, message=failures[ours.name].failure)
        return
    told = summary(results[ours.name])
    ratio = measure.spread([a.seconds / b.seconds for a, b in zip(results[ours.name], results[peer.name])])
    met = None if target is None else ratio.median <= target
    agrees = compare(bench, picture, ours, peer, say)
    bench.add(picture.row, **row, ours_s=told["s"], ours_cpu_s=told["cpu_s"], ours_mib=told["mib"],
              ratio=round(ratio.median, 3), quartiles=[round(ratio.low, 3), round(ratio.high, 3)], met=met,
              pictures_agree=agrees)
    say(f"    ours / {peer.name}: {ratio.median:.2f} ({ratio.low:.2f} to {ratio.high:.2f})" + wanted(target, met) +
        {True: "; the pictures agree", False: "; the pictures DIFFER", None: ""}[agrees])


def add_memory(bench, picture, results, failures, say):
    limit = MEMORY.get(picture.row)
    peer_mib = max((run.mib for run in results.get("MapServer", [])), default=None)
    if picture.row in MEMORY_OF_PEER:
        limit = peer_mib
    ours_mib = max((run.mib for run in results["conflictmap"]), default=None)
    row = {"ours_mib": ours_mib and round(ours_mib, 1), "peer": "MapServer",
           "peer_mib": peer_mib and round(peer_mib, 1), "measure": "MiB", "target": limit and round(limit, 1)}
    if "conflictmap" in failures:
        row["message"] = failures["conflictmap"].failure
        row["met"] = None if limit is None else False
    elif limit is not None:
        row["met"] = ours_mib <= limit
        say(f"    our peak memory: {ours_mib:.0f} MiB" + wanted(limit, row["met"], " MiB"))
    bench.add(f"memory {picture.row}", **row)


def wanted(target, met, unit=""):
    if target is None:
        return ", no target"
    return f", target {target:.{0 if unit else 2}f}{unit}: {'met' if met else 'MISSED'}"
