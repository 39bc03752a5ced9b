#!/usr/bin/env python3
"""Copies in languages without spaces and in Arabic script: found, and nothing else.

    bench/languages.py --data DIR

Of every set, every fourth story of six sentences or more gets a copy: 5 to 30 % of its sentences
dropped, trimmed from an end, or swapped with their neighbours, by a generator seeded with its id.
All stories go through dedup together with the copies. Counted are the copies reported with their
origin, and the other pairs of two original stories; the sample of these that was read is held
against its labels (data/labels/held_out/languages.tsv: the reader's verdict on every pair).
"""

import collections
import json
import random
import re
import sys

import labelled_sets
import measurement
import program

SETS = ("chinese_cctv", "japanese_livedoor", "arabic_ant")
LABELS = measurement.REPOSITORY / "data/labels/held_out/languages.tsv"
WRONG = ("quote", "template", "chrome", "same_event", "diff")
EVERY = 4  # stories for one that gets a copy
MIN_SENTENCES = 6
SAMPLE = 50

# Behind a sentence: an ideographic stop, another one before white space, a line break.
BOUNDARY = re.compile(r"(?<=[。！？؟])(?![」』”’）])|(?<=[.!?])(?=\s)|(?<=\n)")


def sentences(text):
    """The text cut behind every sentence; together they are the text."""
    return [part for part in BOUNDARY.split(text) if part]


def drop(parts, count, random_of):
    """Without `count` sentences, wherever they stood."""
    gone = set(random_of.sample(range(len(parts)), count))
    return [part for at, part in enumerate(parts) if at not in gone]


def trim(parts, count, random_of):
    """Without `count` sentences at the end, or half of the time at the beginning."""
    return parts[:-count] if random_of.random() < .5 else parts[count:]


def swap(parts, count, random_of):
    """`count` sentences, or one more, have changed places with a neighbour."""
    places = random_of.sample(range(len(parts) - 1), (count + 1) // 2)
    for at in places:
        parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return parts


EDITS = {"drop": drop, "swap": swap, "trim": trim}


def made_copy(story):
    """(kind of edit, edited story), or None if the story is too short."""
    parts = sentences(story["text"])
    if len([part for part in parts if len(part.strip()) > 3]) < MIN_SENTENCES:
        return None
    random_of = random.Random(str(story["id"]))
    kind = random_of.choice(sorted(EDITS))
    count = max(1, round(len(parts) * random_of.uniform(.05, .3)))
    text = "".join(EDITS[kind](list(parts), count, random_of))
    return kind, {"id": f"made-{story['id']}", "text": text}


def write_feed(documents, path):
    """Writes stories and copies; the kinds of edit by id of the origin, and the stories."""
    kinds, stories = {}, 0
    with open(documents, encoding="utf-8") as file, open(path, "w", encoding="utf-8") as out:
        for line in file:
            out.write(line)
            stories += 1
            made = made_copy(json.loads(line)) if stories % EVERY == 0 else None
            if made:
                kinds[made[1]["id"].removeprefix("made-")] = made[0]
                out.write(json.dumps(made[1], ensure_ascii=False) + "\n")
    return kinds, stories


def read_sample(others, labels):
    """The seeded sample of the other pairs, and what its labels say: Counter, unlabelled pairs."""
    sample = random.Random(1).sample(others, min(SAMPLE, len(others)))
    verdicts, unread = collections.Counter(), []
    for pair in sample:
        label = labels.get(frozenset((pair["a"], pair["b"])))
        if label:
            verdicts[label] += 1
        else:
            unread.append(pair)
    return sample, verdicts, unread


def measure(report, name, documents, neardup, scratch):
    """The rows of one set; the pairs of the sample."""
    feed = scratch / f"{name}.jsonl"
    kinds, stories = write_feed(documents, feed)
    pairs = neardup.dedup([feed], scratch / name)
    found, others = set(), []
    for pair in pairs:
        ids = sorted((pair["a"], pair["b"]), key=lambda one: one.startswith("made-"))
        if ids[1] == f"made-{ids[0]}":
            found.add(ids[0])
        elif not ids[1].startswith("made-"):
            others.append(pair)
    report.figure(f"{name}: edited copies reported",
                  sum(origin in found for origin in kinds) / len(kinds), digits=4,
                  note=f"({sum(o not in found for o in kinds)} of {len(kinds)} missed)",
                  at_least=.98)
    for kind in sorted(EDITS):
        made = [origin for origin, edit in kinds.items() if edit == kind]
        report.figure(f"{name}: {kind}, reported",
                      sum(origin in found for origin in made) / len(made), digits=4,
                      note=f"({sum(o not in found for o in made)} of {len(made)} missed)")
    labels = {frozenset((row["id1"], row["id2"])): row["label"]
              for row in labelled_sets.read_pairs(LABELS) if row["set"] == name}
    sample, verdicts, unread = read_sample(others, labels)
    told = ", ".join(f"{count} {label}" for label, count in sorted(verdicts.items()))
    report.row(f"{name}: other pairs reported; read of them",
               f"{len(others)} of {stories} stories; {told or 'none'}",
               pairs=len(others), stories=stories, verdicts=dict(verdicts), unread=len(unread))
    if sample and not unread:
        wrong = sum(count for label, count in verdicts.items() if label in WRONG)
        report.figure(f"{name}: reported and no copy, in 1,000 stories",
                      1000 * wrong / len(sample) * len(others) / stories, digits=2, at_most=1)
    return sample


def main():
    """Measures the sets that are there."""
    parser = measurement.arguments(__doc__)
    parser.add_argument("--sample", metavar="FILE", help="write the pairs to be read here (TSV)")
    options = parser.parse_args()
    neardup = program.Program(options.neardup)
    report = measurement.Measurement("languages")
    with measurement.scratch() as scratch:
        sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
        listed = []
        for name in SETS:
            documents = sets.documents(name)
            if documents is None:
                report.skip(name, "the set is not there")
            else:
                sample = measure(report, name, documents, neardup, scratch)
                listed += [(name, pair["a"], pair["b"], pair["relation"]) for pair in sample]
    if options.sample:
        with open(options.sample, "w", encoding="utf-8") as file:
            file.writelines("\t".join(row) + "\n" for row in listed)
    return report.finish(options, neardup.version)


if __name__ == "__main__":
    sys.exit(main())
