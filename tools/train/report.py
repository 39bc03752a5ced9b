"""Figures of both models on pairs they were not fitted on, beside those of the
model built into the program that measured (which may have seen the pairs)."""

import numpy as np

import validation

BARS = (1, 2, 2.5, 3)  # of g, the rewrite logit less penalties


def held_out(task, fold):
    """Logits of all pairs, each by a model fitted without its fold."""
    def fit(rows):
        model = task.fit(rows)
        return lambda held: model.logits(task.values[held])

    return validation.cross_validated(fit, fold)


def rewrite_figures(data, task, logits):
    origins, kinds = data.column("origin"), data.column("kind")
    others = task.known & ~task.target
    reports = others & np.isin(origins, ["hand", "one event"])
    hard = others & np.isin(origins, validation.HARD) & (kinds != "common-source")
    near_bar = origins == "near the bar"
    groups = {"machine": origins == "machine", "siblings": origins == "siblings",
              "crowd": origins == "crowd", "exercise": (origins == "exercise") & task.target,
              "made": (origins == "made") & task.target}
    groups |= {kind: kinds == kind for kind in sorted(set(kinds[origins == "machine"]))}
    figures = {f"{name}, against reports": validation.separation(logits[rows], logits[reports])
               for name, rows in groups.items()}
    figures["machine, against all hard"] = validation.separation(
        logits[origins == "machine"], logits[hard])
    for name, rows in (("copies", task.target), ("rewrites", kinds == "rewrite")):
        figures[f"near the bar, {name}"] = validation.separation(
            logits[near_bar & rows], logits[near_bar & hard])
    g = logits - data.present[:, 2]
    figures["reported at g"] = {str(bar): {
        "near the bar, copies": int(np.sum(g[near_bar & task.target] >= bar)),
        "near the bar, others": int(np.sum(g[near_bar & hard] >= bar)),
        "mined": int(np.sum(g[origins == "mined"] >= bar)),
        "share of machine": float(np.mean(g[origins == "machine"] >= bar)),
        "share of siblings": float(np.mean(g[origins == "siblings"] >= bar)),
    } for bar in BARS}
    return figures


def verbatim_figures(data, task, logits):
    origins = data.column("origin")
    figures = {}
    for origin in ("hand", "near the bar", "made"):
        copies = (origins == origin) & task.known & task.target
        others = (origins == origin) & task.known & ~task.target
        figures[origin] = validation.separation(logits[copies], logits[others])
        figures[origin] |= {"copies above 0": int(np.sum(logits[copies] > 0)),
                            "others above 0": int(np.sum(logits[others] > 0))}
    for origin in ("one event", "mined", "machine"):
        figures[f"{origin} above 0"] = int(np.sum(logits[origins == origin] > 0))
    return figures


def without_origins(data, task, left_out, judged):
    """Recall at logit 2.5 of copies whose origins were left out of the fit."""
    origins = data.column("origin")
    model = task.fit(~np.isin(origins, left_out))
    rows = (origins == judged) & task.target
    return float(np.mean(model.logits(task.values[rows]) >= 2.5))


def without_set(data, task, name):
    """Pairs near the bar of one set, judged by a fit on all others."""
    stories = data.column("stories")
    model = task.fit(stories != name)
    logits = model.logits(task.values)
    rows = (stories == name) & (data.column("origin") == "near the bar") & task.known
    copies, others = rows & task.target, rows & ~task.target
    return validation.separation(logits[copies], logits[others])


def make(data, told, tasks):
    """All figures of both tasks."""
    fold = validation.folds(data.pairs, told)
    rewrite, verbatim = tasks
    figures = {"pairs": len(data.pairs)}
    for task, figures_of, column in ((rewrite, rewrite_figures, 0), (verbatim, verbatim_figures, 1)):
        logits = held_out(task, fold)
        rows, error = validation.reliability(
            logits[task.known], task.target[task.known], task.weights[task.known])
        figures[task.name] = {
            "cross-validated": figures_of(data, task, logits),
            "of the program": figures_of(data, task, data.present[:, column]),
            "calibration": {"error": error, "bins": rows}}
    figures["rewrite"]["without an origin"] = {
        "machine": without_origins(data, rewrite, ["machine", "siblings"], "machine"),
        "crowd": without_origins(data, rewrite, ["crowd"], "crowd"),
        "exercise": without_origins(data, rewrite, ["exercise"], "exercise"),
        "made": without_origins(data, rewrite, ["made"], "made")}
    figures["rewrite"]["without a set, near the bar"] = {
        name: without_set(data, rewrite, name)
        for name in sorted(set(data.column("stories")[data.column("origin") == "near the bar"]))}
    return figures


def lines(figures, indent=""):
    """The figures as text."""
    for name, value in figures.items():
        if isinstance(value, dict) and "area" in value:
            text = "area {area:.4f}  recall {recall_1:.3f} at 1 %, {recall_01:.3f} at .1 %".format(
                **value)
            more = {key: value[key] for key in value if key.endswith("above 0")}
            counts = f"({value['copies']} copies, {value['others']} others)"
            yield f"{indent}{name:36} {text}  {counts} {more or ''}".rstrip()
        elif isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from lines(value, indent + "  ")
        elif isinstance(value, list):
            for which, said, true, weight in value:
                yield f"{indent}{which:12} said {said:.3f}  are {true:.3f}  weight {weight:.0f}"
        else:
            yield f"{indent}{name:36} {value if isinstance(value, int) else f'{value:.4f}'}"
