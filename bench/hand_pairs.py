#!/usr/bin/env python3
"""Pairs labelled by hand: what share of each label dedup reports on the whole set.

    bench/hand_pairs.py --data DIR

Bounds hold for googlenews. The misses and the false reports are listed with
the measures that `compare` gives them.
"""

import collections
import sys

import labelled_sets
import measurement
import program

SETS = ("googlenews", "german_press", "reuters21578")
COPIES = ("exact", "near", "version")
PARTIAL = ("partial",)
NEGATIVES = ("quote", "template", "chrome", "diff")
# Labels whose unreported pairs are listed as misses.
EXPECTED = (*COPIES, *PARTIAL, "rewrite")


def share_row(report, what, labels, pairs, bounds):
    chosen = [pair for pair in pairs if pair["label"] in labels]
    if not chosen:
        return
    reported = sum(pair["reported"] for pair in chosen)
    report.figure(what, reported / len(chosen), note=f"({reported} of {len(chosen)})", **bounds)


def measure(report, name, sets, neardup, scratch, bounded):
    documents, truth = sets.documents(name), sets.pairs_path(name)
    if documents is None or truth is None:
        report.skip(name, "the set is not there")
        return []
    pairs = labelled_sets.read_pairs(truth)
    reported = {frozenset((pair["a"], pair["b"]))
                for pair in neardup.dedup([documents], scratch / name)}
    for pair, verdict in zip(pairs, neardup.compare(truth, [documents]), strict=True):
        pair["reported"] = frozenset((pair["id1"], pair["id2"])) in reported
        pair["verdict"] = verdict
    if bounded:
        share_row(report, f"{name}: exact, near, version", COPIES, pairs, {"at_least": 0.97})
        share_row(report, f"{name}: partial", PARTIAL, pairs, {"at_least": 0.80})
        share_row(report, f"{name}: quote, template, chrome, diff", NEGATIVES, pairs,
                  {"at_most": 0.05})
    for label in sorted({pair["label"] for pair in pairs}):
        share_row(report, f"{name}: only {label}", (label,), pairs, {})
    wrong = [pair for pair in pairs
             if (pair["label"] in EXPECTED and not pair["reported"])
             or (pair["label"] in NEGATIVES and pair["reported"])]
    return [f"{'missed' if not pair['reported'] else 'false'} {name} {pair['label']:9} "
            f"{pair['id1']} {pair['id2']}: {program.measures(pair['verdict'])}" for pair in wrong]


def main():
    options = measurement.arguments(__doc__).parse_args()
    neardup = program.Program(options.neardup)
    report = measurement.Measurement("hand_pairs")
    wrong = []
    with measurement.scratch() as scratch:
        sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
        for name in SETS:
            wrong += measure(report, name, sets, neardup, scratch, name == "googlenews")
    report.details["wrong"] = wrong
    code = report.finish(options, neardup.version)
    print("\n".join(wrong))
    counts = collections.Counter(line.split(" ", 1)[0] for line in wrong)
    print(f"{counts['missed']} missed, {counts['false']} false")
    return code


if __name__ == "__main__":
    sys.exit(main())
