"""Features of pairs, as the program itself measures them."""

import dataclasses
import json

import labelled_sets
import numpy as np

EXTRA = ("shingle3_containment_max", "shingle5_containment_max", "shingle3_jaccard",
         "verbatim_trigram_containment_max")
QUOTED = "trigram_containment_max"  # where quotation matters to the verbatim model


class Measure:
    """Compares pairs of stories of the sets, made stories among them."""

    def __init__(self, neardup, sets, scratch):
        self.neardup, self.sets, self.scratch = neardup, sets, scratch
        self.made = {}  # set -> file of made stories

    def add_stories(self, name, stories):
        path = self.scratch / f"made-{name}.jsonl"
        path.write_text("".join(json.dumps(story) + "\n" for story in stories), encoding="utf-8")
        self.made[name] = path

    def __call__(self, name, ids):
        """The verdicts with features on pairs of ids of one set, in order."""
        listed = self.scratch / f"pairs-{name}.tsv"
        labelled_sets.write_pairs(listed, [(id1, id2, "") for id1, id2 in ids])
        inputs = [self.sets.documents(name)]
        if name in self.made:
            inputs.append(self.made[name])
        text = self.neardup.run("compare", "--features", "--pairs", listed, *inputs, "-q")
        return [json.loads(line) for line in text.splitlines()]


@dataclasses.dataclass
class Matrix:
    """Pairs in rows, with everything a fit or a report needs."""

    pairs: list
    names: list  # of the columns of rewrite
    rewrite: np.ndarray  # values for the rewrite model
    verbatim_names: list
    verbatim: np.ndarray  # values for the verbatim model
    jaccard3: np.ndarray
    present: np.ndarray  # rewrite and verbatim logit of the model in the program, penalty

    def column(self, name):
        return np.array([getattr(pair, name) for pair in self.pairs], dtype=object)


def build(pairs, measure):
    """Measures all pairs; those without features (equal words, empty) are left out."""
    by_set = {}
    for pair in pairs:
        by_set.setdefault(pair.stories, []).append(pair)
    kept, verdicts = [], []
    for name in sorted(by_set):
        chosen = by_set[name]
        measured = measure(name, [(pair.id1, pair.id2) for pair in chosen])
        for pair, verdict in zip(chosen, measured, strict=True):
            if verdict.get("features"):
                kept.append(pair)
                verdicts.append(verdict)
    names = [name for name in verdicts[0]["features"] if name not in EXTRA]
    verbatim_names = names + list(EXTRA[:2])

    def table(columns, key="features"):
        return np.array([[verdict[key][column] for column in columns] for verdict in verdicts])

    verbatim = table(["verbatim_" + name if name == QUOTED else name for name in verbatim_names])
    return Matrix(kept, names, table(names), verbatim_names, verbatim,
                  table(["shingle3_jaccard"])[:, 0],
                  table(["rewrite", "verbatim", "penalty"], "logits"))
