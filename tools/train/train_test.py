#!/usr/bin/env python3
"""Tests of the parts of train.py; run: python tools/train/train_test.py"""

import pathlib
import random
import sys
import unittest

try:
    import lightgbm  # noqa: F401
    import numpy as np
    import sklearn  # noqa: F401
except ImportError as missing:
    print(f"SKIPPED: {missing}; pip install -r tools/train/requirements.txt")
    sys.exit(77)

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / "bench"))

import edits  # noqa: E402
import groups  # noqa: E402
import logistic  # noqa: E402
import mined  # noqa: E402
import pairs  # noqa: E402
import trees  # noqa: E402
import validation  # noqa: E402
import weak_spots  # noqa: E402

STORY = """On Friday morning, the mayor of Ellisund opened the new bridge on Kaye Street. "It took 12 years," Ida Brandt said.

Trams will cross it from May 4. The old bridge closes in autumn, and cyclists may use the quay."""


class Edits(unittest.TestCase):

    def test_splitting_and_joining_keeps_every_word(self):
        self.assertEqual(edits.join(edits.split(STORY)).split(), STORY.split())

    def test_one_seed_gives_one_edit(self):
        def edited():
            return edits.restructure(edits.split(STORY), random.Random("7:a"), 1.0)

        self.assertEqual(edited(), edited())
        self.assertNotEqual(edits.join(edited()), edits.join(edits.split(STORY)))

    def test_a_form_has_other_facts_and_the_same_words(self):
        filled, exchanged = edits.fill_in_anew(
            edits.split(STORY), random.Random(1), ["Quarrow", "Lorne"], 1.0)
        text = edits.join(filled)
        self.assertGreaterEqual(exchanged, 4)
        self.assertNotIn("Ellisund", text)
        self.assertNotIn("12 years", text)
        self.assertIn("opened the new bridge on", text)

    def test_a_quotation_becomes_reported_speech(self):
        turned = edits.rearrange("\u201cWe are late,\u201d said the engineer.", random.Random(2))
        self.assertTrue(turned.startswith("The engineer"), turned)


class Labels(unittest.TestCase):

    def test_labels_say_what_they_mean(self):
        self.assertEqual(pairs.from_label("s", "a", "b", "hand", "version", 1).verbatim, True)
        rewrite = pairs.from_label("s", "a", "b", "hand", "rewrite", 1)
        self.assertEqual((rewrite.copy, rewrite.verbatim), (True, None))
        self.assertEqual(pairs.from_label("s", "a", "b", "hand", "chrome", 1).copy, False)
        self.assertIsNone(pairs.from_label("s", "a", "b", "hand", "reuse", 1))
        self.assertAlmostEqual(
            pairs.from_label("s", "a", "b", "hand", "common-source", 0.7).weight, 0.21)


class Mined(unittest.TestCase):

    def test_dates_are_read_as_the_sets_write_them(self):
        days = [mined.day_of(date) for date in ("1987-02-26", "26-FEB-1987 15:01", "26Feb1987")]
        self.assertEqual(len(set(days)), 1)
        self.assertIsNone(mined.day_of("yesterday"))

    def test_one_source_and_far_dates_tell_stories_apart(self):
        def fact(**known):
            return dict.fromkeys(("event", "source", "category", "day")) | known

        self.assertTrue(mined.told_apart(fact(source="x"), fact(source="x")))
        self.assertFalse(mined.told_apart(fact(source="x"), fact(source="y")))
        self.assertTrue(mined.told_apart(fact(day=1), fact(day=40)))
        self.assertFalse(mined.told_apart(fact(day=1, event=3), fact(day=40, event=3)))


class Fits(unittest.TestCase):

    def setUp(self):
        generator = np.random.default_rng(3)
        self.values = generator.normal(size=(800, 3)).round(4)
        self.target = (self.values[:, 0] > 0) & (self.values[:, 1] < 0.5)
        self.weights = np.ones(800)
        self.names = ["one", "two", "three"]

    def test_a_logistic_model_is_read_back_as_it_was(self):
        model = logistic.fit(self.names, self.values, self.target, self.weights)
        rows = [line.split("\t") for line in model.text("m", "d", []).splitlines()[6:]]
        np.testing.assert_array_equal([float(row[3]) for row in rows], model.coefficients)

    def test_trees_are_written_in_their_order(self):
        model = trees.fit(self.names, self.values, self.target, self.weights,
                          trees.Shape(trees=60, leaves=8, rate=0.2, ridge=5))
        lines = [line.split("\t") for line in model.text().splitlines()[1:]]
        expected = [(str(tree), str(node)) for tree, questions in enumerate(model.trees)
                    for node in range(len(questions))]
        self.assertEqual([(line[0], line[1]) for line in lines], expected)
        right = (model.sums(self.values) > 0) == self.target
        self.assertGreater(right.mean(), 0.97)


class Groups(unittest.TestCase):

    def test_every_feature_of_the_model_has_one_group(self):
        model = REPOSITORY / "src/neardup/verify/models/rewrite.tsv"
        lines = [line.split("\t") for line in model.read_text(encoding="utf-8").splitlines()
                 if not line.startswith("#")]
        first = lines.index(["feature", "mean", "scale", "coefficient"]) + 1
        last = lines.index(["tree", "node", "feature", "threshold", "at_most", "above"])
        grouped = sum(groups.GROUPS.values(), ())
        self.assertEqual(sorted(grouped), sorted(line[0] for line in lines[first:last]))


class WeakSpots(unittest.TestCase):

    def test_first_words_ends_with_a_whole_sentence(self):
        first = weak_spots.first_words(edits.split(STORY), 15)
        self.assertEqual(edits.join(first), STORY.split("\n")[0])


class Validation(unittest.TestCase):

    def test_area_and_recall_of_a_small_example(self):
        found = validation.separation(np.array([3.0, 1.0]), np.array([2.0, 0.0]))
        self.assertEqual(found["area"], 0.75)
        self.assertEqual(found["recall_1"], 0.5)
        self.assertEqual(validation.area(np.array([1.0]), np.array([1.0]), np.ones(1)), 0.5)

    def test_pairs_that_share_a_story_share_a_fold(self):
        made = [pairs.Pair("s", f"a{i}", f"a{i + 1}", "hand", "near", True, True)
                for i in range(20)]
        made += [pairs.Pair("s", f"b{i}", f"c{i}", "hand", "near", True, True) for i in range(20)]
        fold = validation.folds(made, {})
        self.assertEqual(len(set(fold[:20])), 1)
        self.assertGreater(len(set(fold[20:])), 1)


if __name__ == "__main__":
    unittest.main()
