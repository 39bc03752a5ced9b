#!/usr/bin/env python3
"""Made feeds: the same bytes for the same flags, and a truth that fits.

    tests/bench/make_feed_test.py PROGRAM
"""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = None
STORIES = 4000
# What make_feed makes unless told otherwise (bench/feed/plan.h).
RATES = {"exact": 0.06, "near": 0.05, "version": 0.03, "partial": 0.03, "rewrite": 0.04,
         "same-event": 0.08}
TEMPLATES = 0.04  # of them, three in ten or so are the first of its form


def make(directory, *flags):
    """(feed, truth) as bytes."""
    subprocess.run([PROGRAM, "-o", directory, *flags], check=True)
    return [(pathlib.Path(directory) / name).read_bytes() for name in ("feed.jsonl", "truth.tsv")]


class MakeFeed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as directory:
            cls.feed, cls.truth = make(directory, "--stories", str(STORIES))
        cls.stories = [json.loads(line) for line in cls.feed.splitlines()]
        cls.pairs = [line.split("\t") for line in cls.truth.decode().splitlines()[1:]]

    def test_same_flags_give_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as directory:
            self.assertEqual(make(directory, "--stories", str(STORIES)), [self.feed, self.truth])

    def test_a_shorter_feed_is_how_a_longer_begins(self):
        with tempfile.TemporaryDirectory() as directory:
            feed, truth = make(directory, "--stories", "500")
        self.assertTrue(self.feed.startswith(feed))
        self.assertTrue(self.truth.startswith(truth))

    def test_another_seed_gives_other_stories(self):
        with tempfile.TemporaryDirectory() as directory:
            feed, _ = make(directory, "--stories", "50", "--seed", "2")
        texts = {story["text"] for story in self.stories}
        self.assertFalse(texts & {json.loads(line)["text"] for line in feed.splitlines()})

    def test_every_story_has_an_id_of_its_own_a_source_and_a_time(self):
        self.assertEqual(len({story["id"] for story in self.stories}), STORIES)
        for before, story in zip(self.stories, self.stories[1:]):
            self.assertTrue(story["text"] and story["title"] and story["source"])
            self.assertLess(before["date"], story["date"])

    def test_truth_names_earlier_stories_that_follow_nothing_themselves(self):
        places = {story["id"]: at for at, story in enumerate(self.stories)}
        followers = {copy for _, copy, _ in self.pairs}
        for origin, copy, _ in self.pairs:
            self.assertLess(places[origin], places[copy])
            self.assertNotIn(origin, followers)

    def test_rates_are_as_asked(self):
        counts = collections.Counter(label for _, _, label in self.pairs)
        for label, rate in RATES.items():
            spread = (rate * STORIES) ** 0.5
            self.assertAlmostEqual(counts[label], rate * STORIES, delta=4 * spread, msg=label)
        self.assertLess(counts["template"], 1.3 * TEMPLATES * STORIES)
        self.assertGreater(counts["template"], 0.5 * TEMPLATES * STORIES)

    def test_a_rate_of_none_leaves_a_kind_out(self):
        with tempfile.TemporaryDirectory() as directory:
            _, truth = make(directory, "--stories", "500", "--rewrite", "0")
        self.assertNotIn(b"rewrite", truth)
        self.assertIn(b"near", truth)

    def test_exact_copies_have_the_same_text_and_others_do_not(self):
        texts = {story["id"]: story["text"] for story in self.stories}
        for origin, copy, label in self.pairs:
            self.assertEqual(texts[origin] == texts[copy], label == "exact", msg=(copy, label))


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
