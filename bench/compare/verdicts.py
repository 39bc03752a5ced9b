"""Holds what a contestant answered against exact truth.

Exact truth is all pairs with word-5-gram Jaccard .5 or more, of the words as
read, by brute force (exact_pairs), and, of a made feed, what was made from
what. Positions of stories are those of the input.
"""

import csv
import itertools
import json
import re
import subprocess

import made_truth

THRESHOLD = 0.7
# An answer is wrong that finds fewer of the pairs well above the threshold (14 bands of 9 rows,
# the strictest that anybody chooses for .7, find .87 of those that are just there), or of whose
# pairs fewer are right: Jaccard .5 or more, or one made from the other.
WELL_ABOVE = 0.8
LEAST_RECALL = 0.85
LEAST_RIGHT = 0.9
NEARDUP_PAIR = re.compile(rb'"a_n":(\d+),"b_n":(\d+)')


def exact_pairs(program, path):
    """{(a, b): Jaccard} of all pairs from .5 up; kept beside the input, for the next answer."""
    kept = path.with_suffix(".exact.tsv")
    if not kept.exists():
        with open(kept, "w", encoding="utf-8") as file:
            subprocess.run([program, "--threshold", "0.5", "--as-read", path], check=True,
                           stdout=file)
    with open(kept, encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return {(int(row[2]), int(row[3])): float(row[4]) for row in rows}


def read_pairs(path):
    """Pairs that are answered, as a set; clusters mean all of their pairs."""
    if path.name == "pairs.jsonl":
        with open(path, "rb") as file:
            return {tuple(map(int, NEARDUP_PAIR.search(line).groups())) for line in file}
    with open(path, encoding="ascii") as file:
        rows = [[int(word) for word in line.split()] for line in file]
    if path.name == "pairs.tsv":
        return {(min(row), max(row)) for row in rows}
    return {pair for row in rows for pair in itertools.combinations(sorted(row), 2)}


def share(part, whole):
    return part / whole if whole else None


def judge_pairs(pairs, exact, truth):
    """Recall and precision; `truth` says what else is a copy, if anybody knows."""
    near = {pair for pair, jaccard in exact.items() if jaccard >= THRESHOLD}
    sure = {pair for pair in near if exact[pair] >= WELL_ABOVE}
    copies = sum(truth.relation(*pair) == "copy" for pair in pairs) if truth else None
    right = sum(pair in exact or (truth is not None and truth.relation(*pair) == "copy")
                for pair in pairs)
    figures = {"pairs": len(pairs), "recall": share(len(near & pairs), len(near)),
               "recall_well_above": share(len(sure & pairs), len(sure)),
               "precision": share(len(near & pairs), len(pairs)),
               "right": share(right, len(pairs)), "true_pairs": len(near)}
    if truth:
        figures["copies"] = share(copies, len(pairs))
    return figures


def found_by_label(pairs, truth):
    """Of a made feed: the share of the copies of each kind that are answered with their origin."""
    figures = {}
    for label in made_truth.COPIES:
        number = made_truth.LABELS.index(label)
        made = [at for at, other in enumerate(truth.labels) if other == number]
        found = sum((truth.origins[at], at) in pairs for at in made)
        figures[f"found_{label}"] = share(found, len(made))
    return figures


def judge_flags(flags, exact):
    """Of stories that are to go: those with an earlier story at the threshold."""
    later = {b for (_, b), jaccard in exact.items() if jaccard >= THRESHOLD}
    sure = {b for (_, b), jaccard in exact.items() if jaccard >= WELL_ABOVE}
    partners = {at for pair in exact for at in pair}
    return {"flags": len(flags), "recall": share(len(later & flags), len(later)),
            "recall_well_above": share(len(sure & flags), len(sure)),
            "precision": share(len(flags & {at for pair, jaccard in exact.items()
                                            if jaccard >= THRESHOLD for at in pair}), len(flags)),
            "right": share(len(flags & partners), len(flags)), "true_flags": len(later)}


class LabelledPairs:
    """The labels of an input's pairs, by position."""

    def __init__(self, path, labels_path):
        with open(path, "rb") as file:
            positions = {str(json.loads(line)["id"]): at for at, line in enumerate(file)}
        self.rewrites = set()
        self.groups = list(range(len(positions)))  # of stories made from one: the least of them
        with open(labels_path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                pair = positions.get(row["id1"]), positions.get(row["id2"])
                if None in pair or "rewrite" not in row["label"]:
                    continue
                self.join(*pair)
                if row["label"].startswith("rewrite") and row.get("extra") in (None, "", "clean"):
                    self.rewrites.add((min(pair), max(pair)))

    def group(self, story):
        while self.groups[story] != story:
            story = self.groups[story]
        return story

    def join(self, a, b):
        a, b = sorted((self.group(a), self.group(b)))
        self.groups[b] = a

    def relation(self, a, b):
        """As of a made feed's truth."""
        return "copy" if self.group(a) == self.group(b) else "unrelated"


def judge(answer, path, exact_program, truth_path, labels_path=None):
    """The figures of an answer file on an input, with `wrong`: why, or None."""
    exact = exact_pairs(exact_program, path)
    with open(path, "rb") as file:
        stories = sum(1 for _ in file)
    if answer.name == "flags.tsv":
        flags = {int(line) for line in answer.read_text().split()}
        figures = judge_flags(flags, exact)
    else:
        pairs = read_pairs(answer)
        truth = made_truth.MadeTruth(truth_path, stories) if truth_path else None
        labels = LabelledPairs(path, labels_path) if labels_path else None
        figures = judge_pairs(pairs, exact, truth or labels)
        if truth:
            figures |= found_by_label(pairs, truth)
        if labels:
            figures["found_rewrite"] = share(len(labels.rewrites & pairs), len(labels.rewrites))
    figures["wrong"] = None
    if (figures["recall_well_above"] or 0) < LEAST_RECALL:
        figures["wrong"] = f"finds only {figures['recall_well_above'] or 0:.2f} of J >= .8"
    elif (figures["right"] or 0) < LEAST_RIGHT:
        figures["wrong"] = f"only {figures['right'] or 0:.2f} of its answers are right"
    return figures
