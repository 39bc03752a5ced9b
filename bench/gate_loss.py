#!/usr/bin/env python3
"""What the gates lose: pairs reported without them that are not reported with them.

    bench/gate_loss.py --data DIR

Runs dedup twice on each set, the second time with --no-gates.
"""

import json
import sys

import labelled_sets
import measurement
import program

SETS = ("googlenews", "german_press", "reuters21578", "bbc_news", "llm_rewrites",
        "crowd_paraphrase", "wikinews_events", "arabic_ant", "senate_press")


FEW = 100  # pairs of which a share says little: no bound


def relations(neardup, documents, output, *flags):
    """Relation by pair of positions."""
    return {(pair["a_n"], pair["b_n"]): pair["relation"]
            for pair in neardup.dedup([documents], output, *flags)}


def measure(report, name, documents, neardup, scratch):
    with_gates = relations(neardup, documents, scratch / f"{name}-with")
    without = relations(neardup, documents, scratch / f"{name}-without", "--no-gates")
    if not without:
        return
    lost = without.keys() - with_gates.keys()
    counters = json.loads((scratch / f"{name}-with/summary.json").read_text())["counters"]
    rewrites = sum(relation == "rewrite" for relation in without.values())
    report.figure(
        name, len(lost) / len(without), **({"at_most": 0.003} if len(without) > FEW else {}),
        note=f"({len(lost)} of {len(without)}; {sum(without[pair] == 'rewrite' for pair in lost)} "
             f"of {rewrites} rewrites; {counters['candidates judged']} of "
             f"{counters['candidates']} candidates judged)")


def main():
    options = measurement.arguments(__doc__).parse_args()
    neardup = program.Program(options.neardup)
    report = measurement.Measurement("gate_loss")
    with measurement.scratch() as scratch:
        sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
        for name in SETS:
            documents = sets.documents(name)
            if documents is None:
                report.skip(name, "the set is not there")
            else:
                measure(report, name, documents, neardup, scratch)
    return report.finish(options, neardup.version)


if __name__ == "__main__":
    sys.exit(main())
