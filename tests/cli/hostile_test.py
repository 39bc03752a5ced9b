#!/usr/bin/env python3
"""Input made to be bad under --memory, held to by the system.

NEARDUP is the program.
"""

import gzip
import json
import random
import resource
import signal
import subprocess
import time
import unittest

from bad_input_test import (DONE, FAILED, PROGRAM, RESULT_FILES, BadInputTest,
                            clean_environment, line)


class Hostile(BadInputTest):
    """Input made to be bad, small; bench/hostile.py has the large ones."""

    MEMORY = 96 << 20

    def spill_or_skip(self):
        """The directory of the test must be on a disk for --memory to work."""
        kind = subprocess.run(["stat", "-f", "-c", "%T", self.directory],
                              capture_output=True, check=True).stdout
        if kind.strip() in (b"tmpfs", b"ramfs"):
            self.skipTest("temporary files are kept in memory here")

    def limited_memory(self):
        """What is mapped and private, whether it is used or not."""
        resource.setrlimit(resource.RLIMIT_DATA, (self.MEMORY, self.MEMORY))

    def assert_bounded_like_free(self, *flags):
        """The same bytes as without a bound; the counters of the summary."""
        free = self.dedup("-o", "free", *flags, "feed.jsonl")
        self.assertEqual(free.code, DONE, free.stderr)
        bounded = self.dedup("-o", "bounded", "-j", "1", "--memory", "72M",
                             "--tmp-dir", self.temporary, *flags,
                             "feed.jsonl", preexec=self.limited_memory)
        self.assertEqual(bounded.code, DONE, bounded.stderr)
        for name in RESULT_FILES - {"summary.json"}:
            self.assertEqual((self.directory / "bounded" / name).read_bytes(),
                             (self.directory / "free" / name).read_bytes(), name)
        self.assert_nothing_left()
        return json.loads(
            (self.directory / "bounded" / "summary.json").read_text())

    def words(self, seed, count):
        return " ".join(f"w{(seed * 7919 + j * j * 31) % 30011:x}"
                        for j in range(count))

    def test_more_than_the_memory_gives_the_same_bytes(self):
        self.spill_or_skip()
        chance = random.Random(8)
        with open(self.directory / "feed.jsonl", "wb") as feed:
            for i in range(6_000):
                words = [f"w{int(chance.paretovariate(0.4)) % 40009:x}"
                         for _ in range(300)]
                feed.write(line(id=f"s{i}", text=" ".join(words)))
                if i % 10 == 0:
                    del words[50:60]
                    feed.write(line(id=f"t{i}", text=" ".join(words)))
        summary = self.assert_bounded_like_free("--evidence")
        self.assertGreater(summary["spilled_bytes"], 0)
        self.assertGreater(summary["pairs"]["near-duplicate"], 300)

    def test_copies_of_one_story(self):
        self.spill_or_skip()
        self.write("feed.jsonl", b"".join(
            line(id=f"s{i}", text=self.words(1, 200)) for i in range(8_000)))
        summary = self.assert_bounded_like_free()
        self.assertEqual(summary["duplicates"]["exact"], 7_999)
        self.assertEqual(summary["counters"]["exact pairs not listed"],
                         8_000 * 7_999 // 2 - 7_999)

    def test_stories_of_three_words(self):
        self.spill_or_skip()
        self.write("feed.jsonl", b"".join(
            line(id=f"s{i}", text=f"a{i % 101} b{i % 103} c{i % 7}")
            for i in range(10_000)))
        self.assert_bounded_like_free()

    def test_one_token_again_and_again(self):
        self.spill_or_skip()
        self.write("feed.jsonl", line(id="long", text="again " * 300_000)
                   + line(id="short", text="again"))
        self.assert_bounded_like_free()

    def test_a_story_too_long_for_the_bound_is_rejected(self):
        good = line(id="short", text=self.words(1, 50))
        with open(self.directory / "feed.jsonl", "wb") as feed:
            feed.write(good + b'{"id":"long","text":"')
            for _ in range(200):
                feed.write(b"many words " * 95_325)
            feed.write(b'"}\n')
            # Its line is short enough, its text is not.
            feed.write(line(id="longish", text="words " * 500_000) + good)
        outcome = self.dedup("-o", "out", "-j", "1", "--memory", "72M",
                             "--tmp-dir", self.temporary, "feed.jsonl",
                             preexec=self.limited_memory)
        self.assertEqual(outcome.code, DONE, outcome.stderr)
        long, longish = self.rejects()
        self.assertEqual((long["line"], longish["line"]), (2, 3))
        self.assertIn("line is longer than", long["reason"])
        self.assertIn("text is longer than", longish["reason"])
        summary = json.loads((self.directory / "out" / "summary.json")
                             .read_text())
        self.assertEqual((summary["stories"], summary["rejected"]), (2, 2))
        self.assert_nothing_left()

    def test_gzip_bombs_stay_within_the_bound(self):
        spaces = b" " * (200 << 20)
        good = line(id="short", text=self.words(1, 50))
        self.write("feed.jsonl.gz", gzip.compress(good + b'{"text":"' + spaces))
        self.write("table.csv.gz", gzip.compress(
            b'id,title\n1,One title that is short\n2,"' + spaces))
        self.write("crawl.warc.gz", gzip.compress(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 30000000"
            b"\r\n\r\n" + spaces))
        outcome = self.dedup("-o", "out", "-j", "1", "--memory", "72M",
                             "--tmp-dir", self.temporary, "feed.jsonl.gz",
                             "table.csv.gz", "crawl.warc.gz",
                             preexec=self.limited_memory)
        self.assertEqual(outcome.code, DONE, outcome.stderr)
        lines, table, archive = self.rejects()
        for reject in (lines, table):
            self.assertIn("grows more than 200 times", reject["reason"])
        self.assertIn("longer than", archive["reason"])
        summary = json.loads((self.directory / "out" / "summary.json")
                             .read_text())
        self.assertEqual(summary["stories"], 2)

    def test_everything_in_one_bucket(self):
        self.spill_or_skip()
        fixed = self.words(3, 60)
        self.write("feed.jsonl", b"".join(
            line(id=f"s{i}", text=f"{fixed} x{i} y{i % 91} z{i % 17}")
            for i in range(3_000)))
        summary = self.assert_bounded_like_free()
        self.assertGreater(
            summary["counters"]["sketch buckets over the cap"], 0)

    def test_temporary_directory_that_is_not_there(self):
        self.write("feed.jsonl", b"".join(
            line(id=f"s{i}", text=self.words(i, 2000)) for i in range(5_000)))
        outcome = self.dedup("-o", "out", "-j", "1", "--memory", "72M",
                             "--tmp-dir", "nowhere", "feed.jsonl")
        self.assertEqual(outcome.code, FAILED)
        self.assertEqual(outcome.stderr,
                         "neardup: nowhere: No such file or directory\n")
        self.assert_no_output()

    def test_no_memory_left_is_said(self):
        self.write("feed.jsonl", b"".join(
            line(id=f"s{i}", text=self.words(i, 2000)) for i in range(8_000)))
        outcome = self.dedup("-o", "out", "-j", "1", "feed.jsonl",
                             preexec=self.limited_memory)
        self.assertEqual(outcome.code, FAILED, outcome.stderr)
        self.assertEqual(outcome.stderr,
                         "neardup: out of memory; --memory SIZE keeps dedup "
                         "within a bound\n")
        self.assertEqual(list((self.directory / "out").iterdir()), [])

    def test_interrupt_leaves_no_temporary_file(self):
        self.spill_or_skip()
        self.write("feed.jsonl", b"".join(
            line(id=f"s{i}", text=self.words(i, 2000)) for i in range(8_000)))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            for seconds in (0.5, 1.0):
                process = subprocess.Popen(
                    [PROGRAM, "dedup", "-q", "-j", "1", "--memory", "72M",
                     "--tmp-dir", str(self.temporary), "-o", "out", "--force",
                     "feed.jsonl"], cwd=self.directory,
                    env=clean_environment(), stderr=subprocess.DEVNULL)
                time.sleep(seconds)
                process.send_signal(number)
                process.wait(timeout=60)
                self.assertEqual(list(self.temporary.iterdir()), [])


if __name__ == "__main__":
    unittest.main()
