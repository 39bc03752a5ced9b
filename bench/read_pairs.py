#!/usr/bin/env python3
"""Of the pairs that dedup reports: how many are right, by labels given in reading them.

    bench/read_pairs.py --data DIR

data/labels/held_out/reported.tsv holds pairs drawn at random from what earlier
versions reported, and labelled by reading; no model was fitted on them. Counted
are those that are still reported, under the relation they have now. "Arguable"
(both retell a third text, or a distinct article has a long copied block) counts
neither way. second_reading.tsv is what a second reader said of some of these
pairs and of some that models were fitted on.
"""

import collections
import sys

import labelled_sets
import measurement
import program

SETS = ("googlenews", "german_press", "reuters21578")
MEANING = ({label: "right" for label in ("exact", "near", "version", "partial", "rewrite")}
           | {label: "arguable" for label in ("reuse", "common-source")}
           | {label: "wrong" for label in ("quote", "template", "chrome", "same_event", "diff")})
FEW = 20  # pairs of which a share says little: no bound
LABELS = measurement.REPOSITORY / "data/labels"


def read_labels(*paths):
    """Label by (set, pair of ids)."""
    return {(row["set"], frozenset((row["id1"], row["id2"]))): row["label"]
            for path in paths for row in labelled_sets.read_pairs(path)}


def measure(report, name, sets, neardup, scratch, labels):
    documents = sets.documents(name)
    if documents is None:
        report.skip(name, "the set is not there")
        return
    counts = collections.defaultdict(collections.Counter)
    for pair in neardup.dedup([documents], scratch / name):
        label = labels.get((name, frozenset((pair["a"], pair["b"]))))
        if label:
            counts[pair["relation"]][MEANING[label]] += 1
    for relation in sorted(counts):
        found = counts[relation]
        decided = found["right"] + found["wrong"]
        if decided == 0:
            continue
        bound = {"at_least": 0.95} if decided >= FEW else {}
        report.figure(f"{name}: {relation}", found["right"] / decided, **bound,
                      note=f"({found['right']} right, {found['arguable']} arguable, "
                           f"{found['wrong']} wrong)")


def agreement(report):
    """How far two readers agree on right, arguable and wrong; Cohen's kappa (1960)."""
    first = read_labels(*sorted(LABELS.glob("*.tsv")), LABELS / "held_out/reported.tsv")
    second = read_labels(LABELS / "held_out/second_reading.tsv")
    both = [(MEANING[first[pair]], MEANING[label]) for pair, label in second.items()
            if pair in first]
    agreed = sum(one == other for one, other in both) / len(both)
    shares = [collections.Counter(side) for side in zip(*both)]
    chance = sum(shares[0][meaning] * shares[1][meaning] for meaning in shares[0]) / len(both)**2
    report.figure("two readers agree", agreed, note=f"(of {len(both)} pairs)")
    report.figure("... beyond chance, kappa", (agreed - chance) / (1 - chance))


def main():
    options = measurement.arguments(__doc__).parse_args()
    neardup = program.Program(options.neardup)
    report = measurement.Measurement("read_pairs")
    labels = read_labels(LABELS / "held_out/reported.tsv")
    with measurement.scratch() as scratch:
        sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
        for name in SETS:
            measure(report, name, sets, neardup, scratch, labels)
    agreement(report)
    return report.finish(options, neardup.version)


if __name__ == "__main__":
    sys.exit(main())
