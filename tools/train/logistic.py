"""Logistic models on clipped standard scores, and the files they are kept in."""

import dataclasses

import numpy as np
from sklearn.linear_model import LogisticRegression

CLIP = 4.0


@dataclasses.dataclass
class Logistic:
    """intercept + coefficients . clip((x - mean) / scale); all rounded as in a file."""

    names: list
    mean: np.ndarray
    scale: np.ndarray
    coefficients: np.ndarray
    intercept: float

    def logits(self, values):
        scores = np.clip((values - self.mean) / self.scale, -CLIP, CLIP)
        return self.intercept + scores @ self.coefficients

    def text(self, name, date, comment):
        """The model file (src/neardup/verify/model.h)."""
        lines = [f"# {line}".rstrip() for line in comment]
        lines += [f"model\t{name}", "version\t1", f"date\t{date}",
                  f"intercept\t{self.intercept:.6g}", f"clip\t{CLIP:.6g}",
                  "feature\tmean\tscale\tcoefficient"]
        rows = zip(self.names, self.mean, self.scale, self.coefficients)
        lines += ["\t".join([feature, *(f"{number:.6g}" for number in numbers)])
                  for feature, *numbers in rows]
        return "\n".join(lines) + "\n"


def rounded(values):
    """Numbers as a file holds them, so that what is reported is what is written."""
    return np.array([float(f"{value:.6g}") for value in np.atleast_1d(values)])


def fit(names, values, target, weights, strength=1.0):
    """A regularised fit; `strength` is sklearn's C for weights that sum to the rows."""
    mean = rounded(np.average(values, axis=0, weights=weights))
    spread = np.sqrt(np.average((values - mean) ** 2, axis=0, weights=weights))
    scale = rounded(np.maximum(spread, 1e-3))
    scores = np.clip((values - mean) / scale, -CLIP, CLIP)
    model = LogisticRegression(C=strength, solver="newton-cholesky", tol=1e-8, max_iter=200)
    model.fit(scores, target, sample_weight=weights)
    return Logistic(list(names), mean, scale, rounded(model.coef_[0]),
                    float(rounded(model.intercept_)[0]))
