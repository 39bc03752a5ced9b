#!/usr/bin/env python3
"""Speed and memory of dedup on one core.

    bench/speed.py --data DIR [--runs N] [--other PATH]

Each run is a process pinned to one core with `-j 1`, writing a whole result.
Cases take turns (A B C A B C ...), so that a slow spell of the machine falls on
all; --other measures a second program in the same turns. MB are 10^6 bytes of
JSON Lines. Wall time is what a user waits for, on a machine with nothing else
to do; the bound is held against the best CPU time (user and system of the
process), which other work on the machine disturbs least, though it too grows
when a sibling hardware thread or the caches are busy. How busy, the reference
tells: SHA-256 on the same core, once a turn; compare it between runs before you
compare figures. Stages are wall seconds of the fastest run. Memory is the high
water mark of the resident set.
"""

import hashlib
import json
import os
import statistics
import sys
import time

import labelled_sets
import measurement
import program
import timed_process

NEAR = ("--find", "exact,near-duplicate")
# set, flags, name of the flags, bound in MB a CPU second
CASES = (
    ("senate_press", NEAR, "exact, near-duplicate", 100),
    ("senate_press", (), "everything", 25),
    ("googlenews", (), "everything", 25),
)
MAX_MEMORY_MB = 1500
REFERENCE = bytes(64 << 20)


def reference_speed(cpu):
    """MB a CPU second of SHA-256 on the core: what the machine has to give now."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {cpu})
    begin = time.process_time()
    hashlib.sha256(REFERENCE).digest()
    seconds = time.process_time() - begin
    os.sched_setaffinity(0, allowed)
    return len(REFERENCE) / 1e6 / seconds


def run_once(path, documents, flags, output, cpu):
    """Wall seconds, CPU seconds, peak bytes and stages of one run."""
    command = [str(path), "dedup", str(documents), "-o", str(output), "--force", "-q", "-j", "1",
               *flags]
    usage = timed_process.run(command, [cpu])
    summary = json.loads((output / "summary.json").read_text(encoding="utf-8"))
    return (usage.wall_seconds, usage.cpu_seconds, usage.peak_bytes,
            summary.get("stage_seconds", {}))


def measure(cases, options, scratch):
    """The runs of each case, by (name of the case, program); reference speeds."""
    runs, references = {}, []
    for turn in range(options.runs):
        references.append(reference_speed(options.cpu))
        for name, documents, flags, _ in cases:
            for path in filter(None, (options.neardup, options.other)):
                figures = run_once(path, documents, flags, scratch / "result", options.cpu)
                runs.setdefault((name, path), []).append(figures)
                print(f"turn {turn + 1}: {name}, {path.name}: {figures[0]:.2f} s wall, "
                      f"{figures[1]:.2f} s CPU", file=sys.stderr)
    return runs, references


def report_case(report, name, megabytes, bound, figures):
    walls, cpus, peaks, _ = zip(*figures)
    for what, seconds in (("CPU", cpus), ("wall", walls)):
        best, median = megabytes / min(seconds), megabytes / statistics.median(seconds)
        held = {"at_least": bound} if what == "CPU" and bound else {}
        report.figure(f"{name}: MB a {what} second", best, digits=1,
                      note=f"best; median {median:.1f} ({min(seconds):.2f}, "
                           f"{statistics.median(seconds):.2f} s)", **held)
    report.figure(f"{name}: peak memory", max(peaks) / 1e6, digits=0, unit=" MB",
                  **({"at_most": MAX_MEMORY_MB} if bound else {}))
    stages = min(figures)[3]
    report.row(f"{name}: stages",
               ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in stages.items()))
    report.details[name] = [
        {"wall_seconds": wall, "cpu_seconds": cpu, "peak_bytes": peak, "stage_seconds": stages}
        for wall, cpu, peak, stages in figures]


def main():
    cores = sorted(os.sched_getaffinity(0))
    parser = measurement.arguments(__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each case (default 3)")
    parser.add_argument("--cpu", type=int, default=1 if 1 in cores else cores[-1],
                        help="core to pin to (default 1)")
    parser.add_argument("--other", metavar="PATH", type=measurement.pathlib.Path,
                        help="a second program to measure in turns, without bounds")
    options = parser.parse_args()
    neardup = program.Program(options.neardup)
    report = measurement.Measurement("speed")
    with measurement.scratch() as scratch:
        sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
        cases = []
        for name, flags, what, bound in CASES:
            documents = sets.documents(name)
            if documents is None:
                report.skip(f"{name}, {what}", "the set is not there")
                continue
            documents.read_bytes()  # into the page cache
            cases.append((f"{name}, {what}", documents, flags, bound))
        runs, references = measure(cases, options, scratch)
        for name, documents, _, bound in cases:
            megabytes = documents.stat().st_size / 1e6
            report_case(report, name, megabytes, bound, runs[name, options.neardup])
            if options.other:
                report_case(report, f"other: {name}", megabytes, None, runs[name, options.other])
    report.figure("reference: MB a CPU second of SHA-256", max(references), digits=0,
                  note=f"best; median {statistics.median(references):.0f}")
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    report.row("load of the machine (1, 5, 15 minutes)", load)
    return report.finish(options, neardup.version)


if __name__ == "__main__":
    sys.exit(main())
