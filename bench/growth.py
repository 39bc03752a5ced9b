#!/usr/bin/env python3
"""Time, memory, recall and precision of dedup as made feeds grow.

    bench/growth.py [--sizes 100000,200000,400000] [--threads N] [-- FLAGS OF DEDUP]

For each size a feed is made (bench/feed), judged once by dedup on the last N
cores with `-j N`, and held against its truth. A shorter feed is how a longer
begins, so what differs is the size alone. Exponents are least-squares slopes of
log cost by log size. Recall is of the pairs of a copy and its origin; found is
reported or in one cluster, since of large clusters not every pair is listed.
Precision is of all reported pairs. The feeds are as large as 2.6 KB a story and
are removed when they are judged; results go the same way.
"""

import json
import math
import shutil
import subprocess
import sys

import growth_fit
import made_truth
import measurement
import program
import timed_process

MAX_EXPONENT = 1.05
# Of a recall or precision from the least size to the greatest, beyond two standard errors.
MAX_FALL = 0.005


def make_feed(options, stories, directory):
    subprocess.run([options.make_feed, "--stories", str(stories), "--seed", str(options.seed),
                    "-o", directory], check=True)


def measure_size(options, stories, flags, directory):
    """Figures of one size, as a dictionary."""
    make_feed(options, stories, directory)
    feed, result = directory / "feed.jsonl", directory / "result"
    command = [options.neardup, "dedup", feed, "-o", result, "--force", "-q",
               "-j", options.threads, *flags]
    usage = timed_process.run(command, timed_process.last_cores(options.threads))
    summary = program.read_json(result / "summary.json")
    figures = {"stories": stories, "bytes": feed.stat().st_size,
               "wall_seconds": usage.wall_seconds, "cpu_seconds": usage.cpu_seconds,
               "peak_bytes": usage.peak_bytes,
               "stage_seconds": summary.get("stage_seconds", {})}
    figures |= timed_process.apart(made_truth.evaluate, directory / "truth.tsv", result, stories)
    shutil.rmtree(directory)
    print(json.dumps(figures), file=sys.stderr)
    return figures


def report_size(report, size):
    name = f"{size['stories']:,} stories, {size['bytes'] / 1e6:,.0f} MB"
    report.figure(f"{name}: wall", size["wall_seconds"], digits=1, unit=" s",
                  note=f"({size['bytes'] / 1e6 / size['wall_seconds']:.1f} MB a second)")
    report.figure(f"{name}: CPU", size["cpu_seconds"], digits=1, unit=" s",
                  note=f"({size['bytes'] / 1e6 / size['cpu_seconds']:.1f} MB a second)")
    report.figure(f"{name}: peak memory", size["peak_bytes"] / 1e6, digits=0, unit=" MB")
    for label, found in size["recall"].items():
        copy = label in made_truth.COPIES
        report.figure(f"{name}: {label}, {'copies' if copy else 'no copies'}, found",
                      found["found"], digits=4,
                      note=f"of {found['pairs']:,}; reported {found['reported']:.4f}, "
                           f"in one cluster {found['together']:.4f}")
    for relation, found in size["precision"].items():
        report.figure(f"{name}: precision of {relation}", found["share"], digits=5,
                      note=f"of {found['pairs']:,}")
    report.row(f"{name}: wrong pairs are", ", ".join(
        f"{what} {count}" for what, count in sorted(size["wrong"].items())) or "none")


def report_growth(report, sizes):
    stories = [size["stories"] for size in sizes]
    for what, key in (("wall time", "wall_seconds"), ("CPU time", "cpu_seconds"),
                      ("peak memory", "peak_bytes")):
        report.figure(f"growth exponent of {what}",
                      growth_fit.exponent(stories, [size[key] for size in sizes]),
                      at_most=MAX_EXPONENT)
    falls = falls_between(sizes[0], sizes[-1])
    worst = max(falls, key=falls.get)
    report.figure("greatest fall of a recall or precision, less two standard errors",
                  falls[worst], digits=4, at_most=MAX_FALL, note=f"({worst})")


def fall(before, after, key):
    """By how much a share fell, less two standard errors of the difference."""
    errors = sum(found[key] * (1 - found[key]) / found["pairs"] for found in (before, after))
    return before[key] - after[key] - 2 * math.sqrt(errors)


def falls_between(first, last):
    falls = {f"recall of {label}": fall(found, last["recall"][label], "found")
             for label, found in first["recall"].items() if label in made_truth.COPIES}
    return falls | {f"precision of {name}": fall(first["precision"][name], found, "share")
                    for name, found in last["precision"].items() if name in first["precision"]}


def main():
    parser = measurement.arguments(__doc__, data=None)
    parser.add_argument("--make-feed", metavar="PATH", type=measurement.pathlib.Path,
                        default=measurement.REPOSITORY / "build/release/bench/feed/make_feed",
                        help="program (default build/release/bench/feed/make_feed)")
    parser.add_argument("--sizes", default="100000,200000,400000",
                        help="stories, ascending (default 100000,200000,400000)")
    parser.add_argument("--threads", type=int, default=1, help="cores and threads (default 1)")
    parser.add_argument("--seed", type=int, default=1, help="of the feeds")
    parser.add_argument("--scratch", metavar="DIR", type=measurement.pathlib.Path,
                        help="where feeds and results go (default: a temporary directory)")
    parser.add_argument("flags", nargs="*", help="flags of dedup, after --")
    options = parser.parse_args()
    neardup = program.Program(options.neardup)
    report = measurement.Measurement("growth")
    with measurement.scratch(parent=options.scratch) as scratch:
        sizes = [measure_size(options, int(stories), options.flags, scratch / "feed")
                 for stories in options.sizes.split(",")]
    for size in sizes:
        report_size(report, size)
    if len(sizes) > 1:
        report_growth(report, sizes)
    report.details["sizes"] = sizes
    report.details["flags"] = options.flags
    return report.finish(options, neardup.version)


if __name__ == "__main__":
    sys.exit(main())
