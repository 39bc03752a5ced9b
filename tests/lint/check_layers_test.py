#!/usr/bin/env python3
"""Tests of check_layers.py, on small trees written to a temporary folder."""

import contextlib
import io
import pathlib
import tempfile
import unittest

import check_layers

HEADER = """// Counts.

#ifndef NEARDUP_BASE_COUNT_H_
#define NEARDUP_BASE_COUNT_H_

int Count();

#endif  // NEARDUP_BASE_COUNT_H_
"""
GOOD = {
    "src/neardup/base/count.h": HEADER,
    "src/neardup/base/count.cc": '#include "neardup/base/count.h"\n#include <fstream>\n',
    "src/neardup/text/CMakeLists.txt": "neardup_room(text SOURCES a.cc ROOMS base LIBRARIES ICU::uc)\n",
    "tests/base/count_test.cc": '#include "neardup/base/count.h"\n',
}


def check(files):
    """The problems of a tree of GOOD and `files`, as printed."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {**GOOD, **files}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            code = check_layers.main([folder])
        lines = output.getvalue().splitlines()
        assert code == (1 if lines else 0)
        return lines


class CheckLayersTest(unittest.TestCase):
    def test_a_good_tree_has_no_problems(self):
        self.assertEqual(check({}), [])

    def test_a_room_includes_only_the_rooms_listed_for_it(self):
        self.assertEqual(
            check({"src/neardup/base/a.cc": '\n#include "neardup/text/word.h"\n'}),
            ["src/neardup/base/a.cc:2: room base may not use room text"])
        self.assertEqual(check({"src/neardup/text/a.cc": '#include "neardup/base/count.h"\n'}), [])

    def test_a_room_links_only_the_rooms_listed_for_it(self):
        self.assertEqual(
            check({"src/neardup/text/CMakeLists.txt": "neardup_room(text\n  SOURCES a.cc\n  ROOMS base io)\n"}),
            ["src/neardup/text/CMakeLists.txt:3: room text may not link room io"])

    def test_a_room_must_be_in_the_table(self):
        self.assertEqual(
            check({"src/neardup/attic/a.cc": ""}),
            ["src/neardup/attic/a.cc:1: room attic is not in the table of layers"])

    def test_only_some_rooms_touch_files(self):
        self.assertEqual(
            check({"src/neardup/text/a.cc": "#include <cstdio>\nint f = open(path, 0);\nint g = x.open(y);\n"}),
            ["src/neardup/text/a.cc:1: room text does not touch files: <cstdio>",
             "src/neardup/text/a.cc:2: room text does not touch files: open("])

    def test_the_library_has_manners(self):
        source = ('std::cerr << 1;\nprintf("x");\nstd::abort();\n  throw 1;\n'
                  'std::getenv("HOME");\nfmt::print("x");\n')
        lines = check({"src/neardup/base/a.cc": source})
        self.assertEqual([line.split(":")[1] for line in lines], ["1", "2", "3", "4", "5", "6"])

    def test_comments_strings_and_other_words_are_no_breach(self):
        source = ('// It does not throw.\nauto s = "exit(1) std::cout";\n/* abort()\nabort() */\n'
                  "snprintf(b, 1, s);\nint million = 1'000'000;\nreader.exit(1);\n"
                  'auto r = R"(throw)";\nchar c = \'"\';\nint throwaway;\n')
        self.assertEqual(check({"src/neardup/base/a.cc": source}), [])

    def test_headers_have_the_right_include_guard(self):
        wrong = HEADER.replace("COUNT_H_", "COUNTER_H_")
        self.assertEqual(
            check({"src/neardup/base/count.h": wrong}),
            ["src/neardup/base/count.h:3: the include guard is not NEARDUP_BASE_COUNT_H_"])
        self.assertEqual(len(check({"src/neardup/base/count.h": "int Count();\n"})), 1)
        self.assertEqual(len(check({"src/neardup/base/count.h": HEADER + "\n"})), 1)

    def test_headers_of_the_program_have_guards_too(self):
        self.assertEqual(
            check({"src/cli/flags.h": "\n"}),
            ["src/cli/flags.h:1: the include guard is not NEARDUP_CLI_FLAGS_H_"])

    def test_every_header_has_a_test(self):
        self.assertEqual(
            check({"tests/base/count_test.cc": ""}),
            ["src/neardup/base/count.h:1: no test includes neardup/base/count.h"])

    def test_internal_headers_are_tested_through_others(self):
        header = HEADER.replace("COUNT_H_", "COUNT_INTERNAL_H_")
        self.assertEqual(check({"src/neardup/base/count_internal.h": header}), [])

    def test_files_are_short(self):
        self.assertEqual(
            check({"bench/a.cc": "\n" * 501}), ["bench/a.cc:501: 501 lines are over 500"])
        self.assertEqual(check({"bench/a.cc": "\n" * 500, "docs/a.md": "\n" * 900}), [])

    def test_notes_of_unfinished_work_are_found(self):
        note = "TO" + "DO"
        self.assertEqual(
            check({"docs/a.md": f"one\n{note}: two\n"}), [f"docs/a.md:2: unfinished: {note}"])
        self.assertEqual(check({"README.md": f"{note}S\n"}), [])

    def test_a_folder_without_the_library_is_a_usage_error(self):
        with tempfile.TemporaryDirectory() as folder:
            with contextlib.redirect_stderr(io.StringIO()):
                self.assertEqual(check_layers.main([folder]), 2)


if __name__ == "__main__":
    unittest.main()
