#!/usr/bin/env python3
"""Tests of the figures that quality.py makes itself; run: python bench/ranking_test.py"""

import random
import unittest

import ranking
import saved_runs


def slow_area(positives, negatives):
    won = [(a > b) + (a == b) / 2 for a in positives for b in negatives]
    return sum(won) / len(won)


def slow_recall(positives, negatives, rate):
    best = 0.0
    for bar in [*positives, *negatives]:
        if sum(score >= bar for score in negatives) <= rate * len(negatives) + 1e-9:
            best = max(best, sum(score >= bar for score in positives) / len(positives))
    return best


class Rankings(unittest.TestCase):

    def test_figures_are_those_of_all_pairs_and_all_bars(self):
        dice = random.Random(3)
        for _ in range(200):
            grades = dice.choice((3, 10, 1000))  # few grades: many ties
            positives = [dice.randrange(grades) for _ in range(dice.randint(1, 30))]
            negatives = [dice.randrange(grades) for _ in range(dice.randint(1, 200))]
            self.assertAlmostEqual(ranking.area(positives, negatives),
                                   slow_area(positives, negatives))
            for rate in (0, 0.001, 0.01, 0.29, 1):
                self.assertAlmostEqual(ranking.recall_at(positives, negatives, rate),
                                       slow_recall(positives, negatives, rate))

    def test_a_score_level_with_the_first_one_kept_out_is_kept_out(self):
        self.assertEqual(ranking.recall_at([0.9, 0.8], [0.8] + [0.1] * 99, 0.001), 0.5)
        self.assertEqual(ranking.recall_at([0.9, 0.8], [0.8] + [0.1] * 99, 0.01), 1.0)

    def test_without_one_side_there_is_no_figure(self):
        self.assertIsNone(ranking.area([], [1]))
        self.assertIsNone(ranking.recall_at([1], [], 0.01))


class Calibration(unittest.TestCase):

    def test_parts_hold_their_lower_border_and_the_last_one_1(self):
        table = ranking.reliability([0.0, 0.5, 1.0, 0.49], [False, True, True, False], bins=2)
        self.assertEqual([row[0] for row in table], [2, 2])
        self.assertEqual(table[1], (2, 0.75, 1.0))

    def test_the_error_is_the_distance_of_score_and_share(self):
        self.assertAlmostEqual(ranking.calibration_error([0.8] * 4, [1, 1, 1, 0]), 0.05)
        self.assertEqual(ranking.calibration_error([1.0, 0.0], [1, 0]), 0)
        self.assertAlmostEqual(ranking.calibration_error([0.95, 0.05], [0, 1]), 0.95)


class SavedRuns(unittest.TestCase):

    def test_a_run_comes_back_as_it_was_saved(self):
        figures = {"recall": [0.95, "up"], "false": [0.02, "down"], "pairs": [10, ""]}
        self.assertEqual(saved_runs.from_saved(saved_runs.to_saved(figures)), figures)

    def test_only_what_is_worse_by_more_than_a_hundredth_is_marked(self):
        before = {"recall": [0.95, "up"], "false": [0.02, "down"], "pairs": [10, ""],
                  "same": [1, "up"], "gone": [1, "up"]}
        now = {"recall": [0.93, "up"], "false": [0.025, "down"], "pairs": [99, ""],
               "same": [1, "up"]}
        self.assertEqual(saved_runs.differences(before, now),
                         [("recall", 0.95, 0.93, "worse"), ("false", 0.02, 0.025, ""),
                          ("pairs", 10, 99, ""), ("gone", 1, None, "only in one run")])
        self.assertEqual(saved_runs.verdict(0.02, 0.04, "down"), "worse")
        self.assertEqual(saved_runs.verdict(0.04, 0.02, "down"), "better")


if __name__ == "__main__":
    unittest.main()
