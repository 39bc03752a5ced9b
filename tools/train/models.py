"""The two models: what they are fitted on, with what weight, and their files."""

import collections
import dataclasses

import numpy as np

import logistic
import trees

# Weight of all pairs of an origin together, whatever their number: what readers
# of results see (near the bar), and what no batch shows enough of, counts most.
REWRITE_WEIGHT = {
    "hand": 800, "near the bar": 700, "machine": 2000, "siblings": 1000, "exercise": 150,
    "crowd": 500, "made": 800, "one event": 2000, "other": 100, "mined": 600,
}
VERBATIM_WEIGHT = {
    "hand": 1500, "near the bar": 1600, "machine": 120, "siblings": 100, "exercise": 100,
    "crowd": 60, "made": 1200, "one event": 2000, "other": 100, "mined": 1500,
}
REWRITE_TREES = trees.Shape(trees=200, leaves=12, rate=0.08, ridge=20, rows=0.7, columns=0.5)
VERBATIM_TREES = trees.Shape(trees=60, leaves=8, rate=0.2, ridge=5)
LIGHT_REWRITE = 0.4  # containment of 5-grams
TREES_FROM = -5  # logistic logit from which trees are asked, as in copy_model.h


@dataclasses.dataclass
class Model:
    """The mean of a logistic model and trees (src/neardup/verify/copy_model.h)."""

    logistic: logistic.Logistic
    trees: trees.Trees

    def logits(self, values):
        plain = self.logistic.logits(values)
        return np.where(plain <= TREES_FROM, plain, (plain + self.trees.sums(values)) / 2)

    def text(self, name, date, comment):
        return self.logistic.text(name, date, comment) + "#\n" + self.trees.text()


@dataclasses.dataclass
class Task:
    """What one of the two models learns, from which values."""

    name: str
    names: list
    values: np.ndarray
    target: np.ndarray
    known: np.ndarray  # pairs that have a target
    weights: np.ndarray
    shape: trees.Shape

    def fit(self, rows):
        """The model fitted on those of the given pairs that have a target."""
        rows = rows & self.known
        training = self.names, self.values[rows], self.target[rows], self.weights[rows]
        return Model(logistic.fit(*training), trees.fit(*training, self.shape))


def weights(data, totals):
    """The weight of each pair."""
    origins = data.column("origin")
    weight = np.array([pair.weight for pair in data.pairs])
    for origin in set(origins):
        chosen = origins == origin
        weight[chosen] *= totals[origin] / weight[chosen].sum()
    return weight


def tasks(data):
    """The two tasks."""
    shared5 = data.verbatim[:, data.verbatim_names.index("shingle5_containment_max")]

    def task(name, names, values, column, totals, shape):
        said = data.column(column)
        known = np.array([value is not None for value in said])
        if name == "verbatim":  # a light rewrite is nearly a verbatim copy
            known &= ~((data.column("copy") == True) & (said == False)  # noqa: E712
                       & (shared5 >= LIGHT_REWRITE))
        return Task(name, names, values, np.array([bool(value) for value in said]), known,
                    weights(data, totals), shape)

    return [task("rewrite", data.names, data.rewrite, "copy", REWRITE_WEIGHT,
                 REWRITE_TREES),
            task("verbatim", data.verbatim_names, data.verbatim, "verbatim",
                 VERBATIM_WEIGHT, VERBATIM_TREES)]


ABOUT = {
    "rewrite": [
        "Rewrite model: whether of two stories one was reworded from the other, or both",
        "from one copy. A logistic model and trees; their logits are averaged.",
        "",
        "Features correlate: the sign of one coefficient says little by itself. What",
        "each feature is, stands in features.h.",
    ],
    "verbatim": [
        "Verbatim model: whether text of one story was taken word for word from the",
        "other: near-duplicates, versions, excerpts.",
        "",
        "new_max, new_relative and number_conflicts guard against templates: the same",
        "form with other facts in it. What each feature is, stands in features.h and",
        "grounds.h.",
    ],
}


def trained_on(task, data):
    """Lines of comment: how many pairs of each origin, copies and others."""
    counts = collections.Counter(zip(data.column("origin")[task.known], task.target[task.known]))
    lines = ["", "Fitted by tools/train on pairs of", ""]
    for origin in sorted({origin for origin, _ in counts}):
        lines.append(f"  {origin}: {counts[origin, True]} copies, {counts[origin, False]} others")
    return lines


def file_text(task, data, date):
    """The model file of a task, fitted on all pairs."""
    model = task.fit(np.ones(len(data.pairs), dtype=bool))
    return model.text(task.name, date, ABOUT[task.name] + trained_on(task, data))
