"""Negatives from real batches: reported candidates that by rule are no copies.

`dedup` with a very low bar reports what looks most like a rewrite. Of those
pairs the ones are taken whose words overlap too little for a copy, given what
else is known: stories of different events or far apart in time, and stories of
one source, overlap less than .12 of their 3-grams; any other pair less than .03.
A few true rewrites get in; a model must not learn from single pairs.
"""

import datetime
import json
import random

import pairs

SETS = ("googlenews", "german_press", "reuters21578", "bbc_news", "senate_press")
SLICE = {"senate_press": 20000}  # stories read of a set too large
MIN_SCORE = 0.001
APART, LOOSE = 0.12, 0.03  # 3-gram Jaccard below which a pair is no copy
DAYS = 10  # between stories that tell of different things
EVENT_PAIRS = 12  # taken at random from the stories of one event


def story_facts(path):
    """What the rules need of each story: event, day, source, category."""
    facts = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            story = json.loads(line)
            facts[str(story["id"])] = {
                "event": story.get("story"), "source": story.get("source"),
                "category": story.get("category"), "day": day_of(story.get("date"))}
    return facts


def day_of(date):
    """Days since a fixed one; None if the date is not understood."""
    for length, form in ((10, "%Y-%m-%d"), (11, "%d-%b-%Y"), (9, "%d%b%Y")):
        try:
            return datetime.datetime.strptime(str(date).strip()[:length], form).toordinal()
        except ValueError:
            continue
    return None


def told_apart(one, other):
    """Whether two stories tell of different things, or are of one source."""
    if one["source"] and one["source"] == other["source"]:
        return True
    for key in ("event", "category"):
        if one[key] and other[key]:
            return one[key] != other[key]
    return (one["day"] is not None and other["day"] is not None
            and abs(one["day"] - other["day"]) > DAYS)


def no_copies(name, reported, facts, jaccard3, labelled):
    """Of reported pairs those that by rule are no copies."""
    for id1, id2 in reported:
        if frozenset((id1, id2)) in labelled:
            continue
        apart = told_apart(facts[id1], facts[id2])
        if jaccard3[id1, id2] < (APART if apart else LOOSE):
            yield pairs.Pair(name, id1, id2, "mined", "apart" if apart else "loose", False, False)


def reported_pairs(neardup, path, scratch, name):
    """The pairs a batch reports as rewrites at the lowest bar."""
    if name in SLICE:
        with open(path, encoding="utf-8") as file:
            part = scratch / f"{name}-part.jsonl"
            part.write_text("".join(line for line, _ in zip(file, range(SLICE[name]))))
            path = part
    found = neardup.dedup([path], scratch / f"mined-{name}", "--min-score", MIN_SCORE)
    return [(pair["a"], pair["b"]) for pair in found if pair["relation"] == "rewrite"]


def same_event_pairs(facts, seed):
    """Random pairs of stories of one event: mostly independent reports."""
    events = {}
    for name, fact in facts.items():
        if fact["event"]:
            events.setdefault(fact["event"], []).append(name)
    for event in sorted(events):
        generator = random.Random(f"{seed}:{event}")
        members = events[event]
        for _ in range(EVENT_PAIRS if len(members) > 3 else 0):
            yield tuple(sorted(generator.sample(members, 2)))


def mined_pairs(neardup, sets, scratch, seed, labelled, measure):
    """All of the above for every set; `measure(set, [(id1, id2)])` compares pairs."""
    for name in SETS:
        path = sets.documents(name)
        if path is None:
            continue
        facts = story_facts(path)
        candidates = reported_pairs(neardup, path, scratch, name)
        candidates += sorted(set(same_event_pairs(facts, seed)) - set(candidates))
        verdicts = measure(name, candidates)
        jaccard3 = {pair: verdict["features"]["shingle3_jaccard"]
                    for pair, verdict in zip(candidates, verdicts) if verdict["features"]}
        measured = [pair for pair in candidates if pair in jaccard3]
        yield from no_copies(name, measured, facts, jaccard3, labelled)
