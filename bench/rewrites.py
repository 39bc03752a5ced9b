#!/usr/bin/env python3
"""How well the score tells rewrites from stories that only look like them.

    bench/rewrites.py --data DIR

Copies: clean rewrites by language models (llm_rewrites) and newsroom rewrites
(googlenews). No copies: independent articles on one event (wikinews_events)
and the hand-labelled quote, template, chrome and diff pairs of googlenews.
All are judged by `compare --pairs` in one run and evaluated by `eval` at once.

All stories of the sets are read, so that recurring furniture is known.

A few of the articles on one event are copies after all, as reading them shows:
true_copies.tsv lists them. Recall is given with them counted as no copies, as
they are labelled, and without them.
"""

import json
import sys

import labelled_sets
import measurement
import program

NEGATIVES = ("same_event", "quote", "template", "chrome", "diff")
LISTED = 15  # best-scored negatives shown: those that cost the most recall


def chosen_pairs(sets):
    """(set, [(id1, id2, label)]) of the pairs that are judged; None for an absent set."""
    wanted = {
        "llm_rewrites": lambda pair: (pair["label"].startswith("rewrite_")
                                      and pair["extra"] == "clean"),
        "wikinews_events": lambda pair: pair["label"] == "same_event",
        "googlenews": lambda pair: pair["label"] in ("rewrite", *NEGATIVES),
    }
    for name, want in wanted.items():
        truth = sets.pairs_path(name)
        pairs = None
        if truth is not None and sets.documents(name) is not None:
            pairs = [(pair["id1"], pair["id2"], pair["label"])
                     for pair in labelled_sets.read_pairs(truth) if want(pair)]
        yield name, pairs


def write_input(report, sets, scratch):
    """One input with all stories of the sets, and the pairs; all pairs in a list."""
    everything = []
    with open(scratch / "stories.jsonl", "w", encoding="utf-8") as stories:
        for name, pairs in chosen_pairs(sets):
            if pairs is None:
                report.skip(name, "the set is not there")
                continue
            stories.writelines(labelled_sets.lines_by_id(sets.documents(name)).values())
            everything += pairs
    labelled_sets.write_pairs(scratch / "pairs.tsv", everything)
    return everything


def evaluate(neardup, scratch, ignored=(), truth="pairs.tsv"):
    flags = ["--negative", ",".join(NEGATIVES)]
    if ignored:
        flags += ["--ignore", ",".join(ignored)]
    return neardup.evaluate(scratch / truth, scratch / "verdicts.jsonl", *flags)


def main():
    options = measurement.arguments(__doc__).parse_args()
    neardup = program.Program(options.neardup)
    report = measurement.Measurement("rewrites")
    with measurement.scratch() as scratch:
        sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
        pairs = write_input(report, sets, scratch)
        if not pairs:
            return report.finish(options, neardup.version)
        verdicts = neardup.compare(scratch / "pairs.tsv", [scratch / "stories.jsonl"])
        (scratch / "verdicts.jsonl").write_text(
            "".join(json.dumps(verdict) + "\n" for verdict in verdicts), encoding="utf-8")
        overall = evaluate(neardup, scratch)
        labels = sorted({label for _, _, label in pairs})
        counts = {label: sum(pair[2] == label for pair in pairs) for label in labels}
        kinds = [label for label in labels if label not in NEGATIVES]
        positives = sum(counts[kind] for kind in kinds)
        note = f"({positives} copies, {len(pairs) - positives} others)"
        report.figure("all: area under the ROC curve", overall["area"], 0.99, digits=4, note=note)
        report.figure("all: recall at 1 % false positives, as labelled",
                      overall["recall_at_1_percent"], 0.88)
        report.figure("all: recall at 0.1 % false positives",
                      overall["recall_at_0.1_percent"])
        copies = labelled_sets.true_copies()
        strict_pairs = [pair for pair in pairs if frozenset(pair[:2]) not in copies]
        labelled_sets.write_pairs(scratch / "strict.tsv", strict_pairs)
        strict = evaluate(neardup, scratch, truth="strict.tsv")
        report.figure("all: recall at 1 % without copies found by reading",
                      strict["recall_at_1_percent"], 0.88,
                      note=f"({len(pairs) - len(strict_pairs)} same_event pairs left out)")
        for kind in kinds:
            part = evaluate(neardup, scratch, [other for other in kinds if other != kind])
            report.figure(f"{kind}: area", part["area"], digits=4, note=f"({counts[kind]} pairs)")
            report.figure(f"{kind}: recall at 1 %", part["recall_at_1_percent"])
    reported = {label: 0 for label in labels}
    for (_, _, label), verdict in zip(pairs, verdicts, strict=True):
        reported[label] += verdict["relation"] in ("exact", "near-duplicate", "excerpt", "rewrite")
    for label in labels:
        report.figure(f"{label}: judged a copy", reported[label] / counts[label],
                      note=f"({reported[label]} of {counts[label]})")
    best = sorted(((verdict, pair) for pair, verdict in zip(pairs, verdicts)
                   if pair[2] in NEGATIVES), key=lambda item: -item[0]["score"])[:LISTED]
    report.details["best-scored negatives"] = [
        f"{pair[2]} {pair[0]} {pair[1]}: {program.measures(verdict)}" for verdict, pair in best]
    code = report.finish(options, neardup.version)
    print("best-scored negatives:")
    print("\n".join(report.details["best-scored negatives"]))
    return code


if __name__ == "__main__":
    sys.exit(main())
