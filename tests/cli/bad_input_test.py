#!/usr/bin/env python3
"""The program and input that is broken, huge, or gone in the middle.

NEARDUP is the program. Every test looks at the message, the exit code, and that
nothing was lost and nothing left half-written.
"""

import gzip
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.environ.get("NEARDUP", "neardup")
DONE, FAILED, USAGE, REJECTED, STOPPED = 0, 1, 2, 3, 130
DOG = "A small story about a dog that was lost in the hills above Quarrow."
CAT = "Another tale, of a cat found asleep in a lifeboat at Ellisund pier."
RESULT_FILES = {"clusters.jsonl", "pairs.jsonl", "rejects.jsonl",
                "stories.jsonl", "summary.json"}


def line(**fields):
    return json.dumps(fields).encode() + b"\n"


def clean_environment(**more):
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith("NEARDUP_")}
    return {**kept, **more}


class Outcome:
    """What one run of the program came to."""

    def __init__(self, code, stdout, stderr, peak_bytes):
        self.code = code
        self.stdout = stdout
        self.stderr = stderr
        self.peak_bytes = peak_bytes


class BadInputTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="neardup-bad-"))
        self.addCleanup(shutil.rmtree, self.directory, ignore_errors=True)
        self.temporary = self.directory / "tmp"
        self.temporary.mkdir()

    def write(self, name, content):
        path = self.directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def run_program(self, *arguments, preexec=None, **streams):
        """Runs to the end; peak memory is that of this process alone."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(
                [PROGRAM, *map(str, arguments)], cwd=self.directory,
                env=clean_environment(TMPDIR=str(self.temporary)),
                stdin=streams.get("stdin", subprocess.DEVNULL),
                stdout=streams.get("stdout", out), stderr=err,
                preexec_fn=preexec)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            return Outcome(process.returncode, out.read(),
                           err.read().decode("utf-8", "replace"),
                           usage.ru_maxrss * 1024)

    def dedup(self, *arguments, **options):
        return self.run_program("dedup", *arguments, **options)

    def rejects(self, directory="out"):
        lines = (self.directory / directory / "rejects.jsonl").read_text()
        return [json.loads(reject) for reject in lines.splitlines()]

    def assert_nothing_left(self):
        """No temporary file anywhere below the directory of the test."""
        left = [str(path) for path in self.directory.rglob("*")
                if ".tmp-" in path.name or path.parent == self.temporary]
        self.assertEqual(left, [])

    def assert_no_output(self, directory="out"):
        self.assertFalse((self.directory / directory).exists())
        self.assert_nothing_left()

    def assert_rejected(self, content, expected, kept):
        """`content` gives rejects (line, part of reason); the rest goes on."""
        self.write("feed.jsonl", content)
        outcome = self.dedup("-o", "out", "--emit", "kept", "feed.jsonl")
        self.assertEqual(outcome.code, DONE, outcome.stderr)
        self.assertEqual(outcome.stdout, kept)
        found = self.rejects()
        self.assertEqual([reject["line"] for reject in found],
                         [number for number, _ in expected])
        for reject, (number, reason) in zip(found, expected):
            self.assertIn(reason, reject["reason"])
            self.assertEqual(reject["path"], "feed.jsonl")
        for number, _ in expected[:5]:
            self.assertIn(f"rejected feed.jsonl:{number}: ", outcome.stderr)
        self.assertIn(f"{len(expected)} rejected", outcome.stderr)
        self.assert_nothing_left()
        strict = self.dedup("--strict", "feed.jsonl")
        self.assertEqual(strict.code, REJECTED)
        self.assertEqual(strict.stdout, kept)


class BrokenRecords(BadInputTest):

    def test_broken_json(self):
        good = line(id="dog", text=DOG)
        self.assert_rejected(
            b'{"id":"a","text":"no end\n' + good + b'{"id":"b" "text":"x"}\n'
            + b'{"text":"x"} tail\nnot json\n[]\n',
            [(1, "string is not closed"), (3, "broken JSON"),
             (4, "broken JSON"), (5, "broken JSON"), (6, "not an object")],
            good)

    def test_text_missing_null_numeric_empty(self):
        good = line(id="dog", text=DOG)
        self.assert_rejected(
            b'{"id":"a"}\n{"text":null}\n{"text":7}\n{"text":""}\n'
            b'{"text":" \\n\\t "}\n{"text":["x"]}\n' + good,
            [(1, "missing"), (2, '"text"'), (3, "number"), (4, "empty"),
             (5, "empty"), (6, '"text"')], good)

    def test_blank_lines_are_no_records(self):
        good = line(id="dog", text=DOG)
        self.write("feed.jsonl", b"\n  \n" + good + b"\r\n\n\t\n")
        outcome = self.dedup("--strict", "feed.jsonl")
        self.assertEqual((outcome.code, outcome.stdout), (DONE, good))
        self.assertNotIn("rejected", outcome.stderr)

    def test_lone_surrogates(self):
        good = line(id="dog", text=DOG)
        pair = b'{"id":"smile","text":"' + CAT.encode() + b' \\ud83d\\ude00"}\n'
        self.assert_rejected(
            good + b'{"text":"half \\ud83d here"}\n' + pair
            + b'{"text":"other half \\ude00"}\n',
            [(2, "lone surrogate"), (4, "lone surrogate")], good + pair)

    def test_invalid_utf8(self):
        good = line(id="dog", text=DOG)
        self.assert_rejected(
            b'{"text":"caf\xe9 "}\n' + good + b'{"text":"\xed\xa0\x80"}\n'
            + b'{"text":"\xc0\xaf"}\n{"text":"cut \xf0\x9f"}\n',
            [(1, "invalid UTF-8 at byte 12"), (3, "invalid UTF-8"),
             (4, "invalid UTF-8"), (5, "invalid UTF-8")], good)

    def test_nul_bytes_raw_in_json(self):
        good = line(id="dog", text=DOG)
        self.assert_rejected(b'{"text":"a\x00b"}\n' + good + b'\x00\n',
                             [(1, "broken JSON"), (3, "broken JSON")], good)

    def test_nul_bytes_escaped_are_text(self):
        feed = (b'{"id":"n1","text":"' + DOG.encode() + b'\\u0000"}\n'
                + line(id="cat", text=CAT))
        self.write("feed.jsonl", feed)
        outcome = self.dedup("--strict", "--evidence", "feed.jsonl")
        self.assertEqual((outcome.code, outcome.stdout), (DONE, feed))

    def test_nul_bytes_in_a_text_file(self):
        self.write("texts/a.txt", DOG.encode() + b"\x00\x00 end")
        self.write("texts/b.txt", CAT.encode())
        outcome = self.dedup("-o", "out", "--emit", "kept", "texts")
        self.assertEqual(outcome.code, DONE, outcome.stderr)
        self.assertEqual([json.loads(story)["text"]
                          for story in outcome.stdout.splitlines()], [CAT])
        (reject,) = self.rejects()
        self.assertEqual((reject["path"], reject["reason"]),
                         ("a.txt", f"is not text (NUL byte at {len(DOG)})"))

    def test_invalid_utf8_in_a_text_file(self):
        self.write("texts/a.txt", b"caf\xe9")
        self.write("texts/b.txt", CAT.encode())
        outcome = self.dedup("-o", "out", "--emit", "kept", "texts")
        self.assertEqual(outcome.code, DONE, outcome.stderr)
        self.assertEqual(len(outcome.stdout.splitlines()), 1)
        (reject,) = self.rejects()
        self.assertEqual(reject["path"], "a.txt")
        self.assertIsNone(reject["line"])
        self.assertIn("invalid UTF-8 at byte 3", reject["reason"])

    def test_duplicate_ids_are_two_stories(self):
        feed = line(id="x", text=DOG) + line(id="x", text=CAT)
        self.write("feed.jsonl", feed)
        outcome = self.dedup("--strict", "feed.jsonl")
        self.assertEqual((outcome.code, outcome.stdout), (DONE, feed))

    def test_only_rejects_give_an_empty_result(self):
        self.write("feed.jsonl", b"{\n}\n")
        outcome = self.dedup("-o", "out", "--emit", "kept", "feed.jsonl")
        self.assertEqual((outcome.code, outcome.stdout), (DONE, b""))
        self.assertEqual({path.name for path in
                          (self.directory / "out").iterdir()}, RESULT_FILES)
        self.assertEqual(len(self.rejects()), 2)


class HugeRecords(BadInputTest):

    def test_story_of_20_mb_takes_less_than_300_mb(self):
        words = " ".join(f"word{i % 99991:x} and" for i in range(1_600_000))
        text = words[:20_000_000]
        self.assertEqual(len(text), 20_000_000)
        feed = line(id="long", text=text) + line(id="dog", text=DOG)
        self.write("feed.jsonl", feed)
        outcome = self.dedup("-j", "2", "feed.jsonl")
        self.assertEqual(outcome.code, DONE, outcome.stderr)
        self.assertEqual(outcome.stdout, feed)
        self.assertLess(outcome.peak_bytes, 300 << 20)

    def test_line_of_100_mb_is_rejected_by_max_text_bytes(self):
        good = line(id="dog", text=DOG)
        with open(self.directory / "feed.jsonl", "wb") as feed:
            feed.write(good + b'{"id":"long","text":"')
            for _ in range(100):
                feed.write(b"many words " * 95_325)
            feed.write(b'"}\n' + line(id="cat", text=CAT))
        outcome = self.dedup("-o", "out", "--emit", "kept", "feed.jsonl")
        self.assertEqual(outcome.code, DONE, outcome.stderr)
        self.assertEqual(outcome.stdout, good + line(id="cat", text=CAT))
        (reject,) = self.rejects()
        self.assertEqual(reject["line"], 2)
        self.assertEqual(reject["reason"],
                         "text is longer than 67108864 bytes")

    def test_text_file_over_max_text_bytes(self):
        self.write("texts/long.txt", b"long " * 1000)
        self.write("texts/short.txt", DOG.encode())
        outcome = self.dedup("--max-text-bytes", "1K", "texts")
        self.assertEqual(outcome.code, DONE)
        self.assertIn("rejected long.txt: ", outcome.stderr)
        self.assertIn("longer than 1024 bytes", outcome.stderr)
        self.assertEqual(len(outcome.stdout.splitlines()), 1)

    def test_deep_nesting(self):
        good = line(id="dog", text=DOG)
        self.assert_rejected(
            b'{"text":"x","a":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
            + good, [(1, "")], good)


class BrokenInputs(BadInputTest):

    def assert_fails_naming(self, name, *arguments):
        outcome = self.dedup("-o", "out", "--emit", "kept", *arguments)
        self.assertEqual(outcome.code, FAILED, outcome.stderr)
        self.assertEqual(outcome.stdout, b"")
        self.assertIn(name, outcome.stderr)
        self.assertEqual(len(outcome.stderr.splitlines()), 1, outcome.stderr)
        self.assert_no_output()
        return outcome

    def feed(self, count=400):
        return b"".join(line(id=f"s{i}", text=f"{DOG} {i} {CAT} {i * 7919}")
                        for i in range(count))

    def test_input_that_does_not_exist(self):
        self.write("feed.jsonl", self.feed(2))
        outcome = self.assert_fails_naming("nowhere.jsonl", "feed.jsonl",
                                           "nowhere.jsonl")
        self.assertIn("No such file or directory", outcome.stderr)

    def test_dangling_link(self):
        (self.directory / "link").symlink_to("nowhere")
        self.assert_fails_naming("link", "link")

    def test_dangling_link_in_a_directory(self):
        self.write("texts/a.txt", DOG.encode())
        (self.directory / "texts" / "link").symlink_to("nowhere")
        self.assert_fails_naming("texts/link", "texts")

    def test_unreadable_file_in_a_directory(self):
        if os.geteuid() == 0 and not shutil.which("setpriv"):
            self.skipTest("root may read everything and there is no setpriv")
        self.write("texts/a.txt", DOG.encode())
        self.write("texts/b.txt", CAT.encode()).chmod(0)
        self.directory.chmod(0o755)
        drop = ([] if os.geteuid() else
                ["setpriv", "--reuid=65534", "--regid=65534",
                 "--clear-groups"])
        shutil.copy2(PROGRAM, self.directory / "program")
        done = subprocess.run(
            [*drop, str(self.directory / "program"), "dedup", "texts"],
            cwd=self.directory, capture_output=True, check=False,
            env=clean_environment())
        self.assertEqual(done.returncode, FAILED, done.stderr)
        self.assertEqual(done.stdout, b"")
        self.assertIn(b"texts/b.txt: Permission denied", done.stderr)

    def test_truncated_gzip(self):
        packed = gzip.compress(self.feed())
        for size in (5, len(packed) // 2, len(packed) - 4):
            with self.subTest(size=size):
                self.write("feed.jsonl.gz", packed[:size])
                self.assert_fails_naming("feed.jsonl.gz", "feed.jsonl.gz")

    def test_truncated_second_gzip_member(self):
        packed = gzip.compress(self.feed())
        self.write("feed.gz", packed + packed[:200])
        self.assert_fails_naming("feed.gz", "feed.gz")

    def test_corrupt_gzip(self):
        packed = bytearray(gzip.compress(self.feed()))
        packed[len(packed) // 2] ^= 0xFF
        self.write("feed.gz", bytes(packed))
        self.assert_fails_naming("feed.gz", "feed.gz")

    def test_truncated_zstd(self):
        if not shutil.which("zstd"):
            self.skipTest("there is no zstd to make the input with")
        packed = subprocess.run(["zstd", "-c"], input=self.feed(),
                                capture_output=True, check=True).stdout
        for size in (6, len(packed) // 2, len(packed) - 1):
            with self.subTest(size=size):
                self.write("feed.jsonl.zst", packed[:size])
                self.assert_fails_naming("feed.jsonl.zst", "feed.jsonl.zst")


class BrokenOutputs(BadInputTest):

    def setUp(self):
        super().setUp()
        self.write("feed.jsonl", b"".join(
            line(id=f"s{i}", text=f"{DOG} Number {i} of many. " * 8 + str(i))
            for i in range(3000)))

    def test_full_disk_at_stdout(self):
        with open("/dev/full", "wb") as full:
            outcome = self.dedup("-o", "out", "--emit", "annotated",
                                 "feed.jsonl", stdout=full)
        self.assertEqual(outcome.code, FAILED)
        self.assertEqual(outcome.stderr,
                         "neardup: stdout: No space left on device\n")
        self.assert_no_output()

    def limited_files(self):
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def test_full_disk_in_the_output_directory(self):
        outcome = self.dedup("-o", "out", "feed.jsonl",
                             preexec=self.limited_files)
        self.assertEqual(outcome.code, FAILED)
        self.assertIn("neardup: out/", outcome.stderr)
        self.assertIn("File too large", outcome.stderr)
        self.assert_no_output()

    def test_full_disk_leaves_an_older_result_alone(self):
        old = self.write("out/pairs.jsonl", b"old\n")
        outcome = self.dedup("-o", "out", "--force", "feed.jsonl",
                             preexec=self.limited_files)
        self.assertEqual(outcome.code, FAILED)
        self.assertEqual(old.read_bytes(), b"old\n")
        self.assertEqual(list(old.parent.iterdir()), [old])
        self.assert_nothing_left()

    def test_full_disk_under_the_spool_of_a_pipe(self):
        outcome = self.piped("dedup", "--tmp-dir", self.temporary, "-",
                             preexec=self.limited_files)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn(b"File too large", outcome.stderr)
        self.assert_nothing_left()

    def piped(self, *arguments, preexec=None):
        return subprocess.run(
            [PROGRAM, *map(str, arguments)], cwd=self.directory,
            input=(self.directory / "feed.jsonl").read_bytes(),
            capture_output=True, check=False, env=clean_environment(),
            preexec_fn=preexec)

    def test_closed_pipe_is_quiet(self):
        done = subprocess.run(
            [f'"{PROGRAM}" dedup --emit annotated feed.jsonl | head -n 1'],
            shell=True, cwd=self.directory, capture_output=True, check=False,
            env=clean_environment())
        self.assertEqual(done.stdout.count(b"\n"), 1)
        self.assertEqual(done.stderr, b"")

    def test_closed_pipe_does_not_cost_the_output_directory(self):
        """Whoever takes one line of the stream still gets the whole result."""
        subprocess.run(
            [f'"{PROGRAM}" dedup -o out --emit annotated feed.jsonl | true'],
            shell=True, cwd=self.directory, capture_output=True, check=False,
            env=clean_environment())
        self.assertEqual({path.name for path in
                          (self.directory / "out").iterdir()}, RESULT_FILES)

    def test_output_directory_that_cannot_be_made(self):
        self.write("file", b"x")
        outcome = self.dedup("-o", "file/out", "feed.jsonl")
        self.assertEqual(outcome.code, FAILED)
        self.assertEqual(outcome.stderr, "neardup: file/out: Not a directory\n")
        outcome = self.dedup("-o", "file", "--force", "feed.jsonl")
        self.assertEqual(outcome.code, FAILED)
        self.assertIn("neardup: file: ", outcome.stderr)
        self.assertEqual((self.directory / "file").read_bytes(), b"x")
        self.assert_nothing_left()

    def test_spool_directory_that_is_not_there(self):
        outcome = self.piped("dedup", "--tmp-dir", "nowhere", "-")
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn(b"nowhere", outcome.stderr)
        self.assertEqual(outcome.stdout, b"")


class Interrupted(BadInputTest):

    def start(self, *arguments):
        return subprocess.Popen(
            [PROGRAM, *map(str, arguments)], cwd=self.directory,
            env=clean_environment(), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def assert_stopped(self, process):
        stdout, stderr = process.communicate(timeout=60)
        self.assertEqual(process.returncode, STOPPED, stderr)
        self.assertEqual(stderr, b"neardup: stopped on request\n")
        return stdout

    def write_feed(self):
        with open(self.directory / "feed.jsonl", "wb") as feed:
            for i in range(20_000):
                words = " ".join(f"{(i * 31 + j * j) % 50_000:x}w the"
                                 for j in range(150))
                feed.write(line(id=f"s{i}", text=words))

    def test_interrupt_at_any_time_leaves_all_or_nothing(self):
        self.write_feed()
        stopped = 0
        for number in (signal.SIGINT, signal.SIGTERM):
            for seconds in (0.02, 0.1, 0.3, 0.6, 1.0):
                with self.subTest(signal=number, after=seconds):
                    process = self.start("dedup", "-o", "out", "feed.jsonl")
                    time.sleep(seconds)
                    process.send_signal(number)
                    stopped += self.all_or_nothing(process)
        self.assertGreater(stopped, 0)

    def all_or_nothing(self, process):
        """Whether the run was stopped; if not, it came too late for that."""
        _, stderr = process.communicate(timeout=60)
        self.assert_nothing_left()
        output = self.directory / "out"
        if process.returncode == DONE:
            self.assertEqual({path.name for path in output.iterdir()},
                             RESULT_FILES)
            shutil.rmtree(output)
            return 0
        self.assertFalse(output.exists())
        if process.returncode in (-signal.SIGINT, -signal.SIGTERM):
            return 0  # came before the program was up
        self.assertEqual((process.returncode, stderr),
                         (STOPPED, b"neardup: stopped on request\n"))
        return 1

    def test_interrupt_while_reading_a_pipe_that_says_nothing(self):
        process = self.start("dedup", "--tmp-dir", self.temporary, "-o", "out",
                             "-")
        process.stdin.write(line(id="dog", text=DOG))
        process.stdin.flush()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            self.fail("still waiting for its input")
        self.assert_stopped(process)
        self.assert_no_output()

    def test_interrupt_while_writing_the_stream(self):
        self.write("feed.jsonl", b"".join(
            line(id=f"s{i}", text=f"{DOG} {i}", pad="x" * 20_000)
            for i in range(500)))
        process = self.start("dedup", "--find", "exact", "-o", "out", "--emit",
                             "kept", "feed.jsonl")
        # One line is out, the pipe is full: the program is writing now.
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest = self.assert_stopped(process)
        self.assertLess(len(first) + len(rest),
                        (self.directory / "feed.jsonl").stat().st_size)
        self.assert_no_output()


if __name__ == "__main__":
    unittest.main()
