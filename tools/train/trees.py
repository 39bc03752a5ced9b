"""Small boosted trees [Friedman 2001], and the table they are kept in."""

import dataclasses

import lightgbm
import numpy as np


@dataclasses.dataclass(frozen=True)
class Shape:
    """How many trees, how large, and how they are grown."""

    trees: int
    leaves: int
    rate: float
    ridge: float  # on the values of leaves
    rows: float = 1.0  # share of the pairs each tree sees
    columns: float = 1.0  # share of the features


@dataclasses.dataclass
class Question:
    feature: int
    threshold: float
    at_most: object  # number of a question, or a leaf as a float
    above: object


def short(value):
    """A number as the table holds it."""
    return float(np.float32(f"{value:.6g}"))


def flattened(node, questions):
    """Appends the questions below a node of LightGBM's dump; the number of its first."""
    if "leaf_value" in node:
        return short(node["leaf_value"])
    number = len(questions)
    question = Question(node["split_feature"], short(node["threshold"]), None, None)
    questions.append(question)
    question.at_most = flattened(node["left_child"], questions)
    question.above = flattened(node["right_child"], questions)
    return number


class Trees:
    """A list of trees, each a list of questions; rounded as in a file."""

    def __init__(self, names, trees):
        self.names, self.trees = list(names), trees

    def sums(self, values):
        values = values.astype(np.float32)
        total = np.zeros(len(values))
        for questions in self.trees:
            total += self._walk(questions, 0, values)
        return total

    def _walk(self, questions, at, values):
        if isinstance(at, float):
            return np.full(len(values), at)
        question = questions[at]
        at_most = values[:, question.feature] <= np.float32(question.threshold)
        found = np.empty(len(values))
        found[at_most] = self._walk(questions, question.at_most, values[at_most])
        found[~at_most] = self._walk(questions, question.above, values[~at_most])
        return found

    def text(self):
        """The table (src/neardup/verify/tree_table.h)."""
        def leads_to(answer):
            return f"{answer:.6g}" if isinstance(answer, float) else f"@{answer}"

        lines = ["tree\tnode\tfeature\tthreshold\tat_most\tabove"]
        for tree, questions in enumerate(self.trees):
            for node, question in enumerate(questions):
                lines.append("\t".join([
                    str(tree), str(node), self.names[question.feature],
                    f"{question.threshold:.6g}", leads_to(question.at_most),
                    leads_to(question.above)]))
        return "\n".join(lines) + "\n"


def fit(names, values, target, weights, shape):
    model = lightgbm.LGBMClassifier(
        n_estimators=shape.trees, num_leaves=shape.leaves, learning_rate=shape.rate,
        min_child_samples=20, reg_lambda=shape.ridge, subsample=shape.rows, subsample_freq=1,
        colsample_bytree=shape.columns, deterministic=True, force_row_wise=True,
        num_threads=1, seed=1,
        verbose=-1)
    model.fit(values, target, sample_weight=weights)
    trees = []
    for tree in model.booster_.dump_model()["tree_info"]:
        questions = []
        flattened(tree["tree_structure"], questions)
        if questions:
            trees.append(questions)
    fitted = Trees(names, trees)
    difference = np.abs(fitted.sums(values) - model.predict(values, raw_score=True))
    assert np.mean(difference > 1e-3) < 0.01, "the table does not say what the trees do"
    return fitted
