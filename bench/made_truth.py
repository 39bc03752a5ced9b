"""Holds a result of dedup against the truth of a made feed (bench/feed).

Pairs of a story with its origin tell the recall; copies of one origin are copies of each other,
which tells the precision of all that is reported. Memory: some 30 bytes a story.
"""

import array
import re

COPIES = ("exact", "near", "version", "partial", "rewrite")
OTHERS = ("template", "same-event")
LABELS = ("", *COPIES, *OTHERS)  # "": follows nothing

PAIR = re.compile(rb'"a_n":(\d+),"b_n":(\d+),"relation":"([a-z-]+)"')
CLUSTER = re.compile(rb'"cluster":(\d+)')


class MadeTruth:
    """Origin and label of every story of a made feed, by position."""

    def __init__(self, path, stories):
        self.origins = array.array("q", range(stories))
        self.labels = bytearray(stories)
        numbers = {label: at for at, label in enumerate(LABELS)}
        with open(path, encoding="ascii") as file:
            next(file)
            for line in file:
                origin, copy, label = line.split()
                at = int(copy[1:])
                if at >= stories:
                    break  # the truth of a longer feed that begins like this one
                self.origins[at] = int(origin[1:])
                self.labels[at] = numbers[label]

    def group(self, story):
        """Stories of one group are copies of each other."""
        return self.origins[story] if 1 <= self.labels[story] <= len(COPIES) else story

    def relation(self, a, b):
        """What two stories are: "copy", or how they come to look alike."""
        if self.group(a) == self.group(b):
            return "copy"
        same = self.origins[self.group(a)] == self.origins[self.group(b)]
        if not same:
            return "unrelated"
        later = max(a, b)
        return LABELS[self.labels[later]] if self.labels[later] > len(COPIES) else "same-event"


def evaluate(truth_path, result, stories):
    """Recall by label, precision by relation, and what the wrong pairs are, as a dictionary."""
    truth = MadeTruth(truth_path, stories)
    reported = bytearray(stories)
    relations, wrong = {}, {}
    with open(result / "pairs.jsonl", "rb") as file:
        for line in file:
            a, b, relation = PAIR.search(line).groups()
            a, b = int(a), int(b)
            if truth.origins[b] == a:
                reported[b] = 1
            is_what = truth.relation(a, b)
            right = is_what == "copy"
            counts = relations.setdefault(relation.decode(), [0, 0])
            counts[right] += 1
            if not right:
                wrong[is_what] = wrong.get(is_what, 0) + 1
    return {"recall": recall(truth, reported, clusters(result, stories)),
            "precision": {name: {"pairs": no + yes, "share": yes / (no + yes)}
                          for name, (no, yes) in sorted(relations.items())},
            "wrong": wrong}


def clusters(result, stories):
    """The cluster of every story; a story without one is alone."""
    found = array.array("q", bytes(8 * stories))
    with open(result / "stories.jsonl", "rb") as file:
        for at, line in enumerate(file):
            cluster = CLUSTER.search(line)
            found[at] = int(cluster[1]) if cluster else -1 - at
    return found


def recall(truth, reported, cluster_of):
    """For each label: pairs, the shares reported, in one cluster, and found: either."""
    sums = {label: [0, 0, 0, 0] for label in LABELS[1:]}
    for at, number in enumerate(truth.labels):
        if number == 0:
            continue
        counts = sums[LABELS[number]]
        counts[0] += 1
        counts[1] += reported[at]
        together = cluster_of[at] == cluster_of[truth.origins[at]]
        counts[2] += together
        counts[3] += together or reported[at]
    return {label: {"pairs": pairs, "reported": direct / pairs, "together": joined / pairs,
                    "found": found / pairs}
            for label, (pairs, direct, joined, found) in sums.items() if pairs}
