"""Every labelled pair of every set, and what its label says.

A pair has an origin, the way its label was made:
  hand      drawn by stratum of overlap and labelled by reading
  bar       drawn from what batches reported at a low bar (data/labels), labelled
            by reading: the hardest pairs there are, and no population rates
  model     rewritten by a language model (clean outputs only)
  people    rewritten by people: plagiarism exercises, crowd paraphrases
  event     independent articles by date and event
  rule      by identity of the text or overlap of shingles
"""

import dataclasses

import labelled_sets

ORIGINS = {
    "googlenews": "hand", "german_press": "hand", "reuters21578": "hand",
    "llm_rewrites": "model", "clough_stevenson": "people", "crowd_paraphrase": "people",
    "wikinews_events": "event", "bbc_news": "rule", "arabic_ant": "rule", "senate_press": "rule",
}
VERBATIM = ("exact", "near", "version", "partial")
LOOK_ALIKES = ("template", "quote", "chrome", "diff")
# Copies of other kinds. All other labels (reuse, common-source, unsure,
# not_accepted, cand_*) are grey: shown, but in no figure.
REWORDED = ("rewrite", "sibling_rewrites", "paraphrase", "cut", "light", "heavy")
OTHERS = (*LOOK_ALIKES, "same_event", "other_event", "random_other", "non")


@dataclasses.dataclass(eq=False)
class LabelledPair:
    """Two stories of one set, their label, and what was measured of them."""

    stories: str  # the set
    id1: str
    id2: str
    label: str
    origin: str
    copy_by_reading: bool = False  # labelled as independent, but in true_copies.tsv
    verdict: dict | None = None  # of compare
    faint: str | None = None  # relation by compare at a very low bar
    peers: dict = dataclasses.field(default_factory=dict)  # scores of other methods
    reported: str | None = None  # relation that dedup reports
    faintly_reported: bool = False  # by dedup at a very low bar
    together: bool = False  # in one cluster of dedup

    @property
    def ids(self):
        return frozenset((self.id1, self.id2))

    @property
    def copy(self):
        """True, False, or None for grey labels."""
        if self.label in VERBATIM or self.label in REWORDED or self.label.startswith("rewrite_"):
            return True
        return False if self.label in OTHERS else None


def read_all(sets, labels):
    """All pairs of the sets that are there, by set; `labels` is the directory data/labels.

    A pair of both kinds of file counts as the set labels it.
    """
    copies = labelled_sets.true_copies()
    found = {}

    def add(name, row, origin):
        key = (name, frozenset((row["id1"], row["id2"])))
        found.setdefault(key, LabelledPair(name, row["id1"], row["id2"], row["label"], origin,
                                           origin == "event" and key[1] in copies))

    here = [name for name in ORIGINS if sets.documents(name) is not None]
    for name in here:
        for row in labelled_sets.read_pairs(sets.pairs_path(name)) if sets.pairs_path(name) else []:
            if row.get("extra", "clean") == "clean":
                add(name, row, ORIGINS[name])
    for path in sorted(labels.glob("*.tsv")):
        for row in labelled_sets.read_pairs(path):
            if row["set"] in here:
                add(row["set"], row, "bar")
    by_set = {name: [] for name in here}
    for pair in found.values():
        by_set[pair.stories].append(pair)
    return by_set


# Classes of pairs that figures are about.
CLASSES = {
    "exact": lambda p: p.origin in ("hand", "rule") and p.label == "exact",
    "near and version": lambda p: p.origin == "hand" and p.label in ("near", "version"),
    "partial": lambda p: p.origin == "hand" and p.label == "partial",
    "rewrites of newsrooms": lambda p: p.origin == "hand" and p.label == "rewrite",
    "rewrites of models": lambda p: p.origin == "model" and p.label.startswith("rewrite_"),
    "two rewrites of one article": lambda p: p.label == "sibling_rewrites",
    "crowd paraphrases": lambda p: p.label == "paraphrase",
    "exercises": lambda p: p.label in ("cut", "light", "heavy"),
    "near the bar, verbatim": lambda p: p.origin == "bar" and p.label in VERBATIM,
    "near the bar, rewrites": lambda p: p.origin == "bar" and p.label == "rewrite",
    "look-alikes": lambda p: p.origin == "hand" and p.label in LOOK_ALIKES,
    "reports of one event": lambda p: p.label == "same_event" and p.origin == "event"
                            and not p.copy_by_reading,
    "near the bar, others": lambda p: p.origin == "bar" and p.copy is False,
}


def of_class(pairs, name):
    return [pair for pair in pairs if CLASSES[name](pair)]
