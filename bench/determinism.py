#!/usr/bin/env python3
"""The same input gives the same bytes, and its order does not matter.

    bench/determinism.py --data DIR

On googlenews and the example feed: the result directories of several runs with
one thread and with two are compared byte for byte (summary.json without its
times, memory and number of threads); then the lines of the input are shuffled,
with a fixed seed, and the reported id pairs, their relations and the groups of
ids are compared.
"""

import json
import random
import sys

import labelled_sets
import measurement
import program

RUNS = 3
THREADS = (1, 2)
SHUFFLES = (1, 2)  # seeds
LISTED = 10
# What may differ in summary.json: how long it took and on what.
TIMING = ("seconds", "stage_seconds", "peak_memory_bytes")


def contents(result):
    """The files of a result directory by name, comparable."""
    files = {path.name: path.read_bytes() for path in sorted(result.iterdir())}
    summary = json.loads(files["summary.json"])
    for field in TIMING:
        summary.pop(field, None)
    summary.get("options", {}).pop("threads", None)
    files["summary.json"] = json.dumps(summary).encode()
    return files


def pairs_by_id(result):
    """Relation of each reported pair of ids, whatever its direction."""
    return {frozenset((pair["a"], pair["b"])): pair["relation"]
            for pair in program.read_lines(result / "pairs.jsonl")}


def groups_of_ids(result):
    return {frozenset(cluster["members"])
            for cluster in program.read_lines(result / "clusters.jsonl")}


def same_bytes(report, name, neardup, documents, scratch):
    """Row for the repeated runs; the first result."""
    first, differing, runs = None, set(), 0
    for threads in THREADS:
        for run in range(RUNS):
            result = scratch / f"{name}-{threads}-{run}"
            neardup.dedup([documents], result, "-j", threads, "--evidence")
            found = contents(result)
            runs += 1
            if first is None:
                first, kept = found, result
            differing |= {file for file in found.keys() | first.keys()
                          if found.get(file) != first.get(file)}
    report.row(f"{name}: files that differ in {runs} runs, -j {THREADS}",
               f"{len(differing)} {' '.join(sorted(differing))}".strip(), "0", not differing)
    return kept


def same_findings(report, name, neardup, documents, straight, scratch):
    """Rows for the shuffled input; lines for what differs."""
    lines = documents.read_text(encoding="utf-8").splitlines(keepends=True)
    expected, groups = pairs_by_id(straight), groups_of_ids(straight)
    differences = []
    for seed in SHUFFLES:
        shuffled = list(lines)
        random.Random(seed).shuffle(shuffled)
        path = scratch / f"{name}-shuffled-{seed}.jsonl"
        path.write_text("".join(shuffled), encoding="utf-8")
        result = scratch / f"{name}-shuffled-{seed}"
        neardup.dedup([path], result)
        found = pairs_by_id(result)
        wrong = [pair for pair in found.keys() | expected.keys()
                 if found.get(pair) != expected.get(pair)]
        report.row(f"{name}: pairs that differ, shuffle {seed}", f"{len(wrong)} of {len(expected)}",
                   "0", not wrong)
        other = groups_of_ids(result) ^ groups
        report.row(f"{name}: groups that differ, shuffle {seed}", f"{len(other)} of {len(groups)}",
                   "0", not other)
        differences += [f"{name} shuffle {seed}: {' '.join(sorted(pair))}: "
                        f"{expected.get(pair)} -> {found.get(pair)}" for pair in wrong]
    return differences


def main():
    options = measurement.arguments(__doc__).parse_args()
    neardup = program.Program(options.neardup)
    report = measurement.Measurement("determinism")
    differences = []
    with measurement.scratch() as scratch:
        sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
        inputs = {"googlenews": sets.documents("googlenews"),
                  "feed": measurement.REPOSITORY / "examples/feed.jsonl"}
        for name, documents in inputs.items():
            if documents is None:
                report.skip(name, "the set is not there")
                continue
            straight = same_bytes(report, name, neardup, documents, scratch)
            differences += same_findings(report, name, neardup, documents, straight, scratch)
    report.details["differences"] = differences
    code = report.finish(options, neardup.version)
    print("\n".join(sorted(differences)[:LISTED]))
    return code


if __name__ == "__main__":
    sys.exit(main())
