#!/usr/bin/env python3
"""Tests of build.py; run: python3 tools/frequency_tables/build_test.py"""

import doctest
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import build


class Words(unittest.TestCase):

    def test_apostrophe_between_letters_is_dropped(self):
        self.assertEqual(build.words("Don't don\u2019t rock'n'roll"), ["dont", "dont", "rocknroll"])

    def test_possessive_s_is_dropped(self):
        self.assertEqual(build.words("Vellmar's Vellmar\u2019S 'Vellmar's' it's"),
                         ["vellmar", "vellmar", "vellmar", "it"])

    def test_s_that_begins_a_longer_ending_is_kept(self):
        self.assertEqual(build.words("o'sullan d'shire"), ["osullan", "dshire"])

    def test_quotes_around_words_and_hyphens_split(self):
        self.assertEqual(build.words("'red-brick' houses'_U.S."),
                         ["red", "brick", "houses", "u", "s"])

    def test_words_with_a_digit_are_left_out(self):
        self.assertEqual(build.words("the 1st of 12.5m \u00bd mk\u00b2"), ["the", "of"])

    def test_form_is_nfkc_casefold(self):
        self.assertEqual(build.words("Stra\u00dfe \ufb01nal U\u0308BER Kar\u00adten Ｗｏｒｄ"),
                         ["strasse", "final", "\u00fcber", "karten", "word"])

    def test_what_french_and_italian_elide_is_a_word(self):
        self.assertEqual(build.words("L'\u00e9t\u00e9 d\u2019Orlo, don't", "fr"),
                         ["l", "\u00e9t\u00e9", "d", "orlo", "dont"])
        self.assertEqual(build.words("l'arte", "en"), ["larte"])

    def test_spellings_of_romanian_and_turkish(self):
        self.assertEqual(build.spellings("a\u0219a", "ro"), ["a\u0219a", "a\u015fa"])
        self.assertEqual(build.spellings("ilk", "tr"), ["ilk", "i\u0307lk"])
        self.assertEqual(build.spellings("\u0131rak", "tr"), ["\u0131rak", "irak"])
        self.assertEqual(build.spellings("ilk", "fi"), ["ilk"])

    def test_examples_of_the_documentation_hold(self):
        self.assertEqual(doctest.testmod(build).failed, 0)

    def test_other_scripts_are_not_latin(self):
        self.assertTrue(build.is_latin("\u00fcber"))
        self.assertFalse(build.is_latin("\u043c\u0438\u0440"))
        self.assertFalse(build.is_latin("mi\u0440"))


class Frequencies(unittest.TestCase):

    def test_even_word_keeps_its_plain_frequency(self):
        part = build.Part()
        for _ in range(50):
            part.add((["tal"] + ["fill"] * 49) * 2)
        self.assertAlmostEqual(part.frequency("tal"), 1 / 50)
        self.assertEqual(part.frequency("absent"), 0.0)

    def test_burst_is_damped(self):
        part = build.Part()
        part.add(["burst"] * 50 + ["fill"] * 50)
        for _ in range(99):
            part.add(["fill"] * 100)
        self.assertAlmostEqual(part.frequency("burst"), 1 / 10000, delta=1e-6)

    def test_blocks_do_not_depend_on_where_documents_end(self):
        text = [f"w{i % 37}" for i in range(1000)]
        whole, pieces = build.Part(), build.Part()
        whole.add(list(text))
        for start in range(0, 1000, 30):
            pieces.add(text[start:start + 30])
        self.assertEqual(whole.block_counts, pieces.block_counts)
        self.assertEqual((whole.blocks, whole.size), (pieces.blocks, pieces.size))

    def test_a_third_of_the_parts_cannot_make_a_word_common(self):
        self.assertEqual(build.combine([.9, 0, .1, .8, .2, .3]), .3)
        self.assertEqual(build.combine([.9, .8, 0, 0, 0, 0]), 0)
        self.assertEqual(build.combine([.4]), .4)

    def test_centizipf_is_hundredths_of_log10_per_billion(self):
        self.assertEqual(build.centizipf(1e-5), 400)
        self.assertEqual(build.centizipf(0.05), 770)


class Tables(unittest.TestCase):

    def table(self, documents, bounds):
        part = build.Part()
        part.add((["lorn"] * 4 + ["pell"] * 6) * 10)
        return build.frequency_table([part], documents, bounds)

    def test_word_of_few_documents_is_left_out(self):
        table = self.table({"lorn": build.MIN_DOCUMENTS, "pell": build.MIN_DOCUMENTS - 1}, {})
        self.assertEqual(table, {"lorn": 860})

    def test_bounds_hold_down_and_lift_but_never_add(self):
        documents = {"lorn": 99, "pell": 99}
        bounds = {"lorn": (0, 530), "pell": (880, 999), "new": (575, 999)}
        self.assertEqual(self.table(documents, bounds), {"lorn": 530, "pell": 880})

    def test_words_of_wordfreq_become_words_of_the_product(self):
        bins = [[]] * 200 + [["don't", "l'un", "re-do"]] + [["dont", "00", "\u043c\u0438\u0440"]]
        self.assertEqual(build.wordfreq_table(bins, "en", {}), {"dont": 730, "lun": 700})
        self.assertEqual(build.wordfreq_table(bins, "it", {"l": (0, 560)}),
                         {"dont": 730, "l": 560, "un": 700, "re": 700, "do": 700})

    def test_rows_are_sorted_by_frequency_then_bytes_after_the_head(self):
        lines = build.render("xx", "word counts of a, b", "2001-02-03",
                             {"\u00fc": 1, "z": 1, "b": 3})
        lines = lines.decode().splitlines()
        self.assertEqual(lines[1], "# language: xx")
        self.assertEqual(lines[3], "# made by tools/frequency_tables from word counts of a, b;"
                         " date 2001-02-03")
        self.assertEqual(lines[5:], ["b\t3", "z\t1", "\u00fc\t1"])

    def test_every_shipped_bound_is_read_as_the_tables_write_words(self):
        path = pathlib.Path(build.__file__).with_name("bounds.tsv")
        for language in "en de es pt fr it nl pl ru sv da nb cs tr uk fi hu ro".split():
            bounds = build.read_bounds(path, language)
            self.assertTrue(bounds)
            for word in bounds:
                self.assertEqual(build.words(word, language), [word])


class Command(unittest.TestCase):

    def write(self, folder):
        path = pathlib.Path(folder, "tiny.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            for i in range(2000):
                text = f"Share this page\nThe mill{chr(97 + i % 26)} of Orrin's vale " + "the " * i
                out.write(json.dumps({"source": "one", "text": text}) + "\n")
        return path

    def run_build(self, folder, sets, out):
        command = [sys.executable, build.__file__, "--date", "2001-02-03",
                   "--out", str(pathlib.Path(folder, out)), f"en={sets}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return pathlib.Path(folder, out, "en.tsv").read_bytes()

    def test_compressed_and_plain_set_give_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            path = self.write(folder)
            plain = self.run_build(folder, path, "a")
            subprocess.run(["zstd", "-q", str(path)], check=True)
            self.assertEqual(plain, self.run_build(folder, f"{path}.zst", "b"))
        rows = dict(line.split("\t") for line in plain.decode().splitlines()[5:])
        self.assertIn("orrin", rows)
        self.assertNotIn("share", rows)  # a line met before is not counted again


if __name__ == "__main__":
    unittest.main()
