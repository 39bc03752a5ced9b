#!/usr/bin/env python3
"""Share of the near-duplicates, found by brute force, that dedup reports.

    bench/near_recall.py --data DIR

The truth is what exact_pairs counts: all pairs with word-5-gram Jaccard 0.7 or
more, whatever they mean, on the words that dedup compares; also, without a
bound, on the words as read, from which recurring furniture has not gone. Pairs that dedup does not report are told apart: in
one cluster all the same; not judged a copy (`compare` gives the relation and
the measures); or judged a copy by `compare` and yet not reported, so never
met. Build exact_pairs (option NEARDUP_BENCH) and the program from one tree.
"""

import collections
import csv
import subprocess
import sys

import labelled_sets
import measurement
import program

SETS = ("googlenews", "senate_press")
COPIES = ("exact", "near-duplicate", "excerpt", "rewrite")
LISTED = 40  # missed pairs shown; --json has all


def brute_force(options, documents, *flags):
    """The pairs that exact_pairs finds, as dictionaries."""
    command = [options.exact_pairs, "--threshold", str(options.threshold), documents, *flags]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return list(csv.DictReader(done.stdout.splitlines(), delimiter="\t",
                               quoting=csv.QUOTE_NONE))


def clusters(result):
    """The cluster of each story, by position."""
    return [story["cluster"] for story in program.read_lines(result / "stories.jsonl")]


def explain(report, name, missed, cluster_of, neardup, documents, scratch):
    """Rows for the missed pairs of the first sketch, by why they are missed."""
    listed = scratch / f"{name}-missed.tsv"
    labelled_sets.write_pairs(listed, [(pair["id1"], pair["id2"], "near") for pair in missed])
    verdicts = neardup.compare(listed, [documents])
    reasons = collections.Counter()
    lines = []
    for pair, verdict in zip(missed, verdicts, strict=True):
        same = cluster_of[int(pair["n1"])] == cluster_of[int(pair["n2"])]
        reason = verdict["relation"] + (", in one cluster" if same else "")
        if verdict["relation"] in COPIES and not same:
            reason += ", never met"
        reasons[reason] += 1
        lines.append(f"missed {name} {pair['id1']} {pair['id2']}: {reason}: "
                     f"{program.measures(verdict)}")
    for reason, count in reasons.most_common():
        report.row(f"{name}: missed, {reason}", str(count), count=count)
    return lines


def share_rows(report, what, truth, reported, cluster_of, bound):
    """Rows for what is reported of the true pairs; the pairs that are missed."""
    places = [(int(pair["n1"]), int(pair["n2"])) for pair in truth]
    missed = [pair for pair, place in zip(truth, places) if place not in reported]
    joined = sum(cluster_of[a] == cluster_of[b] for a, b in places)
    count = max(len(truth), 1)
    report.figure(f"{what}: reported", 1 - len(missed) / count, digits=4,
                  note=f"({len(missed)} of {len(truth)} missed)", **bound)
    report.figure(f"{what}: in one cluster", joined / count, digits=4,
                  note=f"({len(truth) - joined} apart)")
    return missed


def measure(report, name, documents, neardup, options, scratch):
    truth = brute_force(options, documents)
    lines = []
    for sketch in ("minhash", "simhash"):
        result = scratch / f"{name}-{sketch}"
        reported = {(pair["a_n"], pair["b_n"])
                    for pair in neardup.dedup([documents], result, "--sketch", sketch,
                                              "--threshold", options.threshold)}
        cluster_of = clusters(result)
        bound = {"at_least": 0.99} if sketch == "minhash" and name == SETS[0] else {}
        missed = share_rows(report, f"{name}, {sketch}", truth, reported, cluster_of, bound)
        if sketch == "minhash":
            lines = explain(report, name, missed, cluster_of, neardup, documents, scratch)
            share_rows(report, f"{name}, {sketch}, words as read",
                       brute_force(options, documents, "--as-read"), reported, cluster_of, {})
    return lines


def main():
    parser = measurement.arguments(__doc__)
    parser.add_argument("--exact-pairs", metavar="PATH", type=measurement.pathlib.Path,
                        default=measurement.REPOSITORY / "build/release/bench/exact_pairs",
                        help="the brute-force program (default build/release/bench/exact_pairs)")
    parser.add_argument("--threshold", type=float, default=0.7)
    parser.add_argument("--sets", nargs="*", default=SETS, help=f"default {' '.join(SETS)}")
    options = parser.parse_args()
    neardup = program.Program(options.neardup)
    if not options.exact_pairs.exists():
        measurement.fail(f"{options.exact_pairs}: no such program; build it or give --exact-pairs")
    report = measurement.Measurement("near_recall")
    lines = []
    with measurement.scratch() as scratch:
        sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
        for name in options.sets:
            documents = sets.documents(name)
            if documents is None:
                report.skip(name, "the set is not there")
                continue
            lines += measure(report, name, documents, neardup, options, scratch)
    report.details["missed"] = lines
    code = report.finish(options, neardup.version)
    print("\n".join(lines[:LISTED]))
    if len(lines) > LISTED:
        print(f"... and {len(lines) - LISTED} more")
    return code


if __name__ == "__main__":
    sys.exit(main())
