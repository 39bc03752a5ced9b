"""What a comparison says of answers, and that every contestant says what it is."""

import pathlib
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import contestants  # noqa: E402
import tables  # noqa: E402
import verdicts  # noqa: E402

SCENARIOS = ("near_jaccard", "rewrites")
# Three stories of one text, and a pair that is only half alike.
EXACT = {(0, 1): 1.0, (0, 2): 0.9, (1, 2): 0.9, (3, 4): 0.55}


class Answers(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)

    def written(self, name, text):
        path = self.directory / name
        path.write_text(text)
        return path

    def test_clusters_mean_all_of_their_pairs(self):
        path = self.written("clusters.tsv", "2\t0\t1\n4\t3\n")
        self.assertEqual(verdicts.read_pairs(path), {(0, 1), (0, 2), (1, 2), (3, 4)})

    def test_pairs_of_neardup_are_read_by_position(self):
        path = self.written("pairs.jsonl", '{"a":"x","b":"y","a_n":0,"b_n":2,"relation":"exact"}\n')
        self.assertEqual(verdicts.read_pairs(path), {(0, 2)})

    def judged(self, pairs):
        path = self.written("stories.jsonl", "{}\n" * 6)
        rows = "".join(f"x\ty\t{a}\t{b}\t{jaccard}\n" for (a, b), jaccard in EXACT.items())
        self.written("stories.exact.tsv", "id1\tid2\tn1\tn2\tjaccard\n" + rows)
        answer = self.written("pairs.tsv", "".join(f"{a}\t{b}\n" for a, b in pairs))
        return verdicts.judge(answer, path, "no program is needed", None)

    def test_a_whole_answer_is_right(self):
        figures = self.judged([(0, 1), (0, 2), (1, 2)])
        self.assertIsNone(figures["wrong"])
        self.assertEqual((figures["recall"], figures["precision"]), (1.0, 1.0))

    def test_pairs_from_half_up_are_right_but_below_the_threshold(self):
        figures = self.judged([(0, 1), (0, 2), (1, 2), (3, 4)])
        self.assertEqual((figures["right"], figures["precision"]), (1.0, 0.75))

    def test_an_answer_that_misses_sure_pairs_is_wrong(self):
        self.assertIn("finds only 0.33", self.judged([(0, 1)])["wrong"])

    def test_an_answer_full_of_strangers_is_wrong(self):
        figures = self.judged([(0, 1), (0, 2), (1, 2), (0, 5), (1, 5), (2, 5)])
        self.assertIn("only 0.50 of its answers", figures["wrong"])

    def test_flags_are_of_stories_that_have_an_earlier_copy(self):
        self.assertEqual(verdicts.judge_flags({1, 2}, EXACT)["recall"], 1.0)
        self.assertEqual(verdicts.judge_flags({1, 5}, EXACT)["right"], 0.5)


class Contestants(unittest.TestCase):
    def test_every_contestant_says_what_it_is(self):
        for scenario in SCENARIOS:
            found = contestants.of_scenario(scenario, ())
            self.assertGreater(len(found), 2)
            for one in found:
                self.assertTrue(one.name and one.about, msg=one.path)
                command = one.command(python="p", input="i", output="o", neardup="n")
                self.assertIn("i", command)

    def test_one_that_did_not_run_is_named_with_the_reason(self):
        self.assertEqual(tables.row({"name": "x", "why_not": "no wheel"}, None),
                         ["x", "not run: no wheel"])


if __name__ == "__main__":
    unittest.main()
