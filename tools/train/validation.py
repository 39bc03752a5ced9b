"""How good a model is on pairs it was not fitted on.

Folds never divide a group of stories: those that tell of one event in their set,
and those that a labelled or made pair joins. Mined negatives and pairs of other
events go with the group of their first story: they would join everything.
"""

import numpy as np

FOLDS = 5
BINS = np.array([0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1])
# What looks like a copy and is none; `form` is made by rule.
HARD = ("hand", "near the bar", "one event", "mined")


class Groups:
    """Disjoint sets of stories [Galler, Fischer 1964]."""

    def __init__(self):
        self.parent = {}

    def find(self, item):
        self.parent.setdefault(item, item)
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, one, other):
        one, other = sorted((self.find(one), self.find(other)))
        self.parent[other] = one


def folds(pairs, events):
    """The fold of each pair; `events` maps (set, id) to the event told of."""
    groups = Groups()
    for story, event in events.items():
        groups.join(story, ("event", event))
    for pair in pairs:
        if pair.origin not in ("mined", "other"):
            groups.join((pair.stories, pair.id1), (pair.stories, pair.id2))
    roots = [str(groups.find((pair.stories, pair.id1))) for pair in pairs]
    order = {root: number for number, root in enumerate(sorted(set(roots)))}
    shuffled = np.random.default_rng(1).permutation(len(order))
    return np.array([shuffled[order[root]] % FOLDS for root in roots])


def cross_validated(fit, fold):
    """Logits of every pair by the model fitted without its fold; fit(rows) -> predict."""
    logits = np.zeros(len(fold))
    for number in range(FOLDS):
        predict = fit(fold != number)
        held_out = fold == number
        logits[held_out] = predict(held_out)
    return logits


def bar_at(negatives, weights, share):
    """The least bar that lets at most `share` of the weighted negatives through."""
    order = np.argsort(-negatives, kind="stable")
    through = np.cumsum(weights[order]) / weights.sum()
    passed = np.searchsorted(through, share, side="right")
    return negatives[order[passed]] if passed < len(order) else -np.inf


def area(positives, negatives, weights):
    """Under the ROC curve; ties count half."""
    order = np.argsort(negatives, kind="stable")
    ranked, cumulated = negatives[order], np.concatenate([[0], np.cumsum(weights[order])])
    below = cumulated[np.searchsorted(ranked, positives, side="left")]
    up_to = cumulated[np.searchsorted(ranked, positives, side="right")]
    return float(np.mean((below + up_to) / 2) / weights.sum())


def separation(positives, negatives, weights=None):
    """Area and recall at 1 % and .1 % false positives."""
    weights = np.ones(len(negatives)) if weights is None else weights
    at_1, at_01 = (bar_at(negatives, weights, share) for share in (0.01, 0.001))
    return {"copies": len(positives), "others": len(negatives),
            "area": area(positives, negatives, weights),
            "recall_1": float(np.mean(positives > at_1)),
            "recall_01": float(np.mean(positives > at_01))}


def reliability(logits, target, weights):
    """(rows of mean probability, share of copies, weight), expected calibration error."""
    probability = 1 / (1 + np.exp(-logits))
    which = np.clip(np.searchsorted(BINS, probability, side="right") - 1, 0, len(BINS) - 2)
    rows, error = [], 0.0
    for number in range(len(BINS) - 1):
        chosen = which == number
        weight = weights[chosen].sum()
        if weight == 0:
            continue
        said = np.average(probability[chosen], weights=weights[chosen])
        true = np.average(target[chosen], weights=weights[chosen])
        error += abs(said - true) * weight / weights.sum()
        rows.append((f"{BINS[number]:g}-{BINS[number + 1]:g}", said, true, weight))
    return rows, float(error)
