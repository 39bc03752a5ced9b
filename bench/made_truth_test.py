"""The truth of made feeds, on a feed of six stories."""

import json
import pathlib
import tempfile
import unittest

import growth_fit
import made_truth

# 1 is a near copy of 0, 3 a rewrite of 0, 4 another report of 0's event; 5 has the form of 2.
TRUTH = """id1\tid2\tlabel
s00000000\ts00000001\tnear
s00000000\ts00000003\trewrite
s00000000\ts00000004\tsame-event
s00000002\ts00000005\ttemplate
"""


class MadeTruth(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)
        self.path = self.directory / "truth.tsv"
        self.path.write_text(TRUTH)

    def test_copies_of_one_story_are_copies_of_each_other(self):
        truth = made_truth.MadeTruth(self.path, 6)
        self.assertEqual(truth.relation(0, 1), "copy")
        self.assertEqual(truth.relation(1, 3), "copy")

    def test_look_alikes_are_no_copies(self):
        truth = made_truth.MadeTruth(self.path, 6)
        self.assertEqual(truth.relation(0, 4), "same-event")
        self.assertEqual(truth.relation(3, 4), "same-event")
        self.assertEqual(truth.relation(2, 5), "template")
        self.assertEqual(truth.relation(1, 2), "unrelated")

    def test_truth_of_a_longer_feed_serves_its_beginning(self):
        self.assertEqual(list(made_truth.MadeTruth(self.path, 2).origins), [0, 0])

    def test_recall_counts_pairs_with_the_origin_and_precision_all_pairs(self):
        pairs = [(0, 1, "near-duplicate"), (1, 3, "rewrite"), (2, 5, "rewrite")]
        (self.directory / "pairs.jsonl").write_text("".join(
            json.dumps({"a_n": a, "b_n": b, "relation": relation}, separators=(",", ":")) + "\n"
            for a, b, relation in pairs))
        (self.directory / "stories.jsonl").write_text("".join(
            json.dumps({"cluster": cluster}, separators=(",", ":")) + "\n"
            for cluster in (0, 0, 1, 0, 2, 3)))
        found = made_truth.evaluate(self.path, self.directory, 6)
        self.assertEqual(found["recall"]["near"],
                         {"pairs": 1, "reported": 1.0, "together": 1.0, "found": 1.0})
        self.assertEqual(found["recall"]["rewrite"],
                         {"pairs": 1, "reported": 0.0, "together": 1.0, "found": 1.0})
        self.assertEqual(found["recall"]["same-event"]["found"], 0.0)
        self.assertEqual(found["precision"]["rewrite"], {"pairs": 2, "share": 0.5})
        self.assertEqual(found["wrong"], {"template": 1})


class GrowthFit(unittest.TestCase):
    def test_exponent_of_a_power_is_the_power(self):
        sizes = (1, 2, 4, 8)
        self.assertAlmostEqual(growth_fit.exponent(sizes, [3 * size**1.5 for size in sizes]), 1.5)

    def test_one_size_has_no_exponent(self):
        self.assertIsNone(growth_fit.exponent([5], [1.0]))


if __name__ == "__main__":
    unittest.main()
