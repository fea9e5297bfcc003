"""Whole processes, run and measured: wall time, CPU time, peak memory."""
import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass


@dataclass
class Run:
    seconds: float
    cpu: float
    mib: float  # the peak of the largest process
    failure: str  # empty: it succeeded
    late: bool = False  # it failed because it took too long


def run(command, limit, environment=None):
    """Runs a command for at most `limit` seconds."""
    with tempfile.TemporaryFile() as told:
        expired = threading.Event()
        start = time.monotonic()
        # A session of its own, so that the processes that it starts end with it.
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=told, stderr=told,
                                   start_new_session=True, env={**os.environ, **(environment or {})})

        def end():
            expired.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(limit, end)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        failure = ""
        if expired.is_set():
            failure = f"not done after {limit:g} s"
        elif process.returncode != 0:
            told.seek(0)
            lines = told.read().decode("utf-8", "replace").strip().splitlines()
            failure = next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "")
            failure = failure.replace(os.getcwd() + "/", "") or f"exit code {process.returncode}"
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, failure, expired.is_set())


@dataclass
class Spread:
    median: float
    low: float  # the quartiles
    high: float


def spread(values):
    if len(values) < 2:
        return Spread(values[0], values[0], values[0])
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(median, low, high)


def in_turn(commands, runs, limit, environment=None):
    """Runs several commands in turn, once to warm up and then `runs` times, every second round in the reverse order.

    Returns the runs of each name, without the first, and the failures. A command that fails is not run again; if it is
    the first of them, there is nothing to compare the others with, so that one run of each is enough.
    """
    results = {name: [] for name in commands}
    failures = {}
    first = next(iter(commands))
    for turn in range(runs + 1):
        if first in failures and turn > 1:
            break
        names = list(commands) if turn % 2 == 0 else list(reversed(commands))
        for name in names:
            if name in failures:
                continue
            result = run(commands[name], limit, environment)
            if result.failure:
                failures[name] = result
            elif turn > 0:
                results[name].append(result)
    return results, failures


def machine():
    """The processor, its cores, the memory and the kernel, in words."""
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB, Linux {os.uname().release}"
