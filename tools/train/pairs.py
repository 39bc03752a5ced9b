"""Labelled pairs of stories, and what each label says to the two models.

A pair carries two targets: whether it is a copy (for the rewrite model) and
whether it is a verbatim copy (for the verbatim model). Either may be None: the
pair says nothing to that model.
"""

import dataclasses

import labelled_sets

VERBATIM = ("exact", "near", "version", "partial")
NEGATIVE = ("quote", "template", "chrome", "same_event", "diff")
CONFIDENCE = {"high": 1.0, "medium": 0.7, "low": 0.3}

# Sets with pairs labelled by hand, one annotator, strata of overlap.
HAND_SETS = ("googlenews", "german_press", "reuters21578")


@dataclasses.dataclass
class Pair:
    """Two stories of one set, and what they are to each other."""

    stories: str  # the set whose stories are read
    id1: str
    id2: str
    origin: str  # where the label comes from: rows of the report
    kind: str  # the label
    copy: bool | None  # target of the rewrite model
    verbatim: bool | None  # target of the verbatim model
    weight: float = 1.0


def from_label(stories, id1, id2, origin, label, weight):
    """A pair by a label of a person; None for labels that teach nothing."""
    if label in VERBATIM:
        return Pair(stories, id1, id2, origin, label, True, True, weight)
    if label == "rewrite":
        return Pair(stories, id1, id2, origin, label, True, None, weight)
    if label in NEGATIVE:
        return Pair(stories, id1, id2, origin, label, False, False, weight)
    if label == "common-source":  # neither copies the other; most would not mind
        return Pair(stories, id1, id2, origin, label, False, None, 0.3 * weight)
    return None  # reuse, unsure: grey


def hand_labelled(sets):
    """Pairs drawn by stratum of overlap and labelled by hand."""
    for name in HAND_SETS:
        if sets.documents(name) is None:
            continue
        for row in labelled_sets.read_pairs(sets.pairs_path(name)):
            weight = CONFIDENCE[row.get("confidence") or "high"]
            pair = from_label(name, row["id1"], row["id2"], "hand", row["label"], weight)
            if pair:
                yield pair


def near_the_bar(labels):
    """Pairs reported near the bar and labelled by hand: DIR/*.tsv."""
    for path in sorted(labels.glob("*.tsv")) if labels else []:
        for row in labelled_sets.read_pairs(path):
            pair = from_label(row["set"], row["id1"], row["id2"], "near the bar",
                              row["label"], CONFIDENCE[row["confidence"]])
            if pair:
                yield pair


def held_out(labels):
    """Pairs that measure reported ones, and so may not be mined: DIR/held_out/*.tsv."""
    return {frozenset((row["id1"], row["id2"]))
            for path in sorted((labels / "held_out").glob("*.tsv"))
            for row in labelled_sets.read_pairs(path)}


def machine_rewrites(sets):
    """Rewrites by language models, of one another, and of other articles."""
    for row in labelled_sets.read_pairs(sets.pairs_path("llm_rewrites")):
        if row["extra"] != "clean":
            continue
        ids, label = (row["id1"], row["id2"]), row["label"]
        if label.startswith("rewrite_"):
            yield Pair("llm_rewrites", *ids, "machine", label, True, False)
        elif label == "sibling_rewrites":
            yield Pair("llm_rewrites", *ids, "siblings", label, True, False)
        elif label == "random_other":
            yield Pair("llm_rewrites", *ids, "other", label, False, False)


def human_rewrites(sets):
    """Plagiarism exercises [Clough, Stevenson 2011] and crowd paraphrases."""
    for row in labelled_sets.read_pairs(sets.pairs_path("clough_stevenson")):
        verbatim = {"cut": True, "light": None}.get(row["label"], False)
        yield Pair("clough_stevenson", row["id1"], row["id2"], "exercise", row["label"],
                   row["label"] != "non", verbatim)
    for row in labelled_sets.read_pairs(sets.pairs_path("crowd_paraphrase")):
        if row["label"] == "paraphrase":
            yield Pair("crowd_paraphrase", row["id1"], row["id2"], "crowd", "paraphrase",
                       True, False)


def independent_reports(sets, true_copies):
    """Independent articles on one event, but for those that are copies after all."""
    for row in labelled_sets.read_pairs(sets.pairs_path("wikinews_events")):
        ids = (row["id1"], row["id2"])
        if frozenset(ids) in true_copies:
            continue
        origin = "one event" if row["label"] == "same_event" else "other"
        yield Pair("wikinews_events", *ids, origin, row["label"], False, False)


def labelled_pairs(sets, labels, true_copies):
    """All of the above, without the pairs of sets that are not there."""
    yield from hand_labelled(sets)
    yield from near_the_bar(labels)
    for name, read in (("llm_rewrites", machine_rewrites), ("crowd_paraphrase", human_rewrites)):
        if sets.documents(name) is not None:
            yield from read(sets)
    if sets.documents("wikinews_events") is not None:
        yield from independent_reports(sets, true_copies)
