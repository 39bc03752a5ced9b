"""What each group of features adds to the rewrite model, cross-validated."""

import dataclasses

import numpy as np

import report
import validation

GROUPS = {
    "word pairs and 3-grams": ("trigram_containment_min", "trigram_containment_max",
                               "content_pair_jaccard"),
    "function words": ("function_share_min", "function_share_max"),
    "names, numbers, content words shared": (
        "log_names", "number_share_min", "number_share_max", "log_numbers", "log_content_words"),
    "alignment: chains and coverage": (
        "ordinary_matched", "longest_chain", "chains", "tenths_covered_min",
        "tenths_covered_max", "coverage_min", "coverage_max"),
    "conflicts: numbers and names only one has": (
        "number_conflicts", "matched_numbers", "new_min", "new_max", "new_relative"),
    "order of words": ("ordinary_order", "ordinary_neighbours", "name_order",
                       "log_ordered_names"),
    "sentences": ("mutual_sentences", "sentence_length_ratio"),
}


def without(task, columns):
    """The task without some of its columns."""
    kept = [i for i in range(len(task.names)) if i not in columns]
    return dataclasses.replace(task, names=[task.names[i] for i in kept],
                               values=task.values[:, kept])


def lines(data, told, task):
    """The table: with all groups, without each, with each alone."""
    fold = validation.folds(data.pairs, told)
    assert sorted(sum(GROUPS.values(), ())) == sorted(task.names), "a feature has no group"
    yield f"{'features':54} all rewrites: area, at 1 %, .1 %   near the bar: area"
    yield row("all", data, task, fold)
    for name, members in GROUPS.items():
        columns = {task.names.index(member) for member in members}
        yield row(f"without {name}", data, without(task, columns), fold)
    for name, members in GROUPS.items():
        columns = {i for i, member in enumerate(task.names) if member not in members}
        yield row(f"only {name}", data, without(task, columns), fold)


def row(name, data, task, fold):
    logits = report.held_out(task, fold)
    origins, kinds = data.column("origin"), data.column("kind")
    others = task.known & ~task.target
    rewrites = np.isin(origins, ["machine", "siblings"])
    reports = others & np.isin(origins, ["hand", "one event"])
    found = validation.separation(logits[rewrites], logits[reports])
    near_bar = origins == "near the bar"
    hard = others & near_bar & (kinds != "common-source")
    close = validation.separation(logits[near_bar & (kinds == "rewrite")], logits[hard])
    return (f"{name:54} {found['area']:.4f}  {found['recall_1']:.3f}  {found['recall_01']:.3f}"
            f"                  {close['area']:.4f}")
