"""The hot stages alone, by Google Benchmark: stages.cpp."""
import json

from peers import BUILD, PROGRAMS


def measure_stages(bench, say):
    say("stages: Google Benchmark, CPU time of one thread, median of 5 repetitions")
    told = BUILD / "stages.json"
    result = bench.run([PROGRAMS / "conflictmap_bench", f"--benchmark_out={told}", "--benchmark_out_format=json",
                        "--benchmark_repetitions=5", "--benchmark_min_time=0.2",
                        "--benchmark_report_aggregates_only=true"], 600)
    if result.failure:
        bench.fault(f"stages: {result.failure}")
        return
    for each in json.loads(told.read_text(encoding="utf-8"))["benchmarks"]:
        if each.get("error_occurred"):
            bench.fault(f"stages: {each['name']}: {each['error_message']}")
        elif each["aggregate_name"] == "median":
            name = each["run_name"]
            say(f"    {name:<28} {each['cpu_time']:>9.2f} {each['time_unit']}")
            bench.add(f"stage {name}", ours_s=round(each["real_time"] / 1000, 6),
                      ours_cpu_s=round(each["cpu_time"] / 1000, 6))
    say()
