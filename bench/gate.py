#!/usr/bin/env python3
"""Instructions of the hot paths, held against the saved ones.

    bench/gate.py          compare with bench/runs/instructions.json
    bench/gate.py --save   save them instead

Whole runs of dedup with one thread on a made feed, and in each the functions
that are its hot paths, with what they call, under callgrind: counts that other
work on the machine does not disturb and that come out the same to some .1 %.
They tell work, not time: a cache miss costs nothing, an AVX2 instruction as
much as another, and callgrind has no AVX-512, so that what is counted is the
AVX2 path. What grew by more than 3 % is a miss (exit code 1). Counts of another
compiler or other flags are no comparison; make the saved ones anew.
"""

import json
import subprocess
import sys

import callgrind
import measurement
import program

STORIES = 2000
MAX_GROWTH = 1.03
CASES = {
    "near tier": ("--find", "exact,near-duplicate"),
    "everything": (),
}
# What stands at the beginning of the functions that are reported.
HOT_PATHS = {
    "reading": "neardup::Ingest(",
    "words": "neardup::Tokenizer::Tokenize(",
    "recurring lines": "neardup::FindRecurringLines(",
    "signatures": "neardup::MinHasher::Sketch(",
    "near tier": "neardup::FindNearDuplicates(",
    "rare keys": "neardup::RareKeys(",
    "join of rare keys": "neardup::RareKeyJoin::Finish(",
    "candidates and verdicts": "neardup::FindCopies(",
    "members of groups": "neardup::JudgePairs(",
    "profiles": "neardup::ProfileBuilder::Build(",
    "alignment": "neardup::ChainAligner::Align(",
    "writing": "neardup::WriteResult(",
}


def count_all(options, scratch):
    """{"case: hot path": instructions}."""
    subprocess.run([options.make_feed, "--stories", str(STORIES), "-o", scratch], check=True)
    counts = {}
    for case, flags in CASES.items():
        total, functions = callgrind.count(
            [options.neardup, "dedup", scratch / "feed.jsonl", "-o", scratch / "result",
             "--force", "-q", "-j", "1", *flags], scratch)
        counts[f"{case}: whole run"] = total
        for path, start in HOT_PATHS.items():
            found = [number for name, number in functions.items() if name.startswith(start)]
            if found:
                counts[f"{case}: {path}"] = max(found)
    return counts


def report_changes(report, counts, saved):
    for name in {**saved, **counts}:
        if name not in counts:
            report.row(name, "no longer a function of its own; save the counts anew")
            continue
        figures = {"instructions": counts[name]}
        measured = f"{counts[name] / 1e6:,.1f} million"
        if name in saved:
            growth = counts[name] / saved[name]
            report.row(name, f"{measured}  ({(growth - 1) * 100:+.2f} %)",
                       f"<= {saved[name] * MAX_GROWTH / 1e6:,.1f}", growth <= MAX_GROWTH, **figures)
        else:
            report.row(name, f"{measured}  (not among the saved)", **figures)


def main():
    parser = measurement.arguments(__doc__, data=None)
    parser.add_argument("--make-feed", metavar="PATH", type=measurement.pathlib.Path,
                        default=measurement.REPOSITORY / "build/release/bench/feed/make_feed")
    parser.add_argument("--saved", metavar="FILE", type=measurement.pathlib.Path,
                        default=measurement.REPOSITORY / "bench/runs/instructions.json")
    parser.add_argument("--save", action="store_true", help="save the counts, compare nothing")
    options = parser.parse_args()
    neardup = program.Program(options.neardup)
    valgrind = callgrind.version()
    with measurement.scratch() as scratch:
        counts = count_all(options, scratch)
    if options.save:
        options.saved.write_text(json.dumps(
            {"program": neardup.version, "machine": measurement.machine(), "valgrind": valgrind,
             "stories": STORIES, "instructions": counts}, indent=1) + "\n", encoding="utf-8")
        saved = {}
    elif options.saved.exists():
        saved = program.read_json(options.saved)["instructions"]
    else:
        measurement.fail(f"{options.saved}: no saved counts; make them with --save")
    report = measurement.Measurement("gate")
    report_changes(report, counts, saved)
    return report.finish(options, neardup.version)


if __name__ == "__main__":
    sys.exit(main())
