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
# An answer is wrong that misses more of the pairs that are well above the threshold, where
# every estimate is sure, or of whose pairs fewer are right: Jaccard .5 or more, or one made
# from the other.
WELL_ABOVE = 0.8
LEAST_RECALL = 0.9
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


def judge_pairs(pairs, exact, truth, stories):
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
        for label in made_truth.COPIES:
            number = made_truth.LABELS.index(label)
            made = [at for at in range(stories) if truth.labels[at] == number]
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


def labelled_rewrites(path, labels_path):
    """The pairs of an input that its labels call rewrites, as positions."""
    with open(path, "rb") as file:
        positions = {str(json.loads(line)["id"]): at for at, line in enumerate(file)}
    with open(labels_path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        places = [(positions.get(row["id1"]), positions.get(row["id2"])) for row in rows
                  if row["label"].startswith("rewrite") and row.get("extra") in (None, "", "clean")]
    return {(min(pair), max(pair)) for pair in places if None not in pair}


def judge(answer, path, exact_program, truth_path, labels_path=None):
    """The figures of an answer file on an input, with `wrong`: why, or None."""
    exact = exact_pairs(exact_program, path)
    with open(path, "rb") as file:
        stories = sum(1 for _ in file)
    if answer.name == "flags.tsv":
        flags = {int(line) for line in answer.read_text().split()}
        figures = judge_flags(flags, exact)
    else:
        truth = made_truth.MadeTruth(truth_path, stories) if truth_path else None
        pairs = read_pairs(answer)
        figures = judge_pairs(pairs, exact, truth, stories)
        if labels_path:
            rewrites = labelled_rewrites(path, labels_path)
            figures["found_rewrite"] = share(len(rewrites & pairs), len(rewrites))
    figures["wrong"] = None
    if (figures["recall_well_above"] or 0) < LEAST_RECALL:
        figures["wrong"] = f"finds only {figures['recall_well_above'] or 0:.2f} of J >= .8"
    elif (figures["right"] or 0) < LEAST_RIGHT:
        figures["wrong"] = f"only {figures['right'] or 0:.2f} of its answers are right"
    return figures
