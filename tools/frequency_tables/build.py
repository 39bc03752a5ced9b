#!/usr/bin/env python3
"""Builds the frozen tables of word frequencies that tell rare words from common ones.

    build.py --out src/neardup/text/frequency en=a.jsonl.zst,b.jsonl.zst de=c.jsonl.zst

Input: for each language one or more sets of stories, one JSON object a line with
`text` and, where the set is the only one of its language, `source`.
Output: <out>/<language>.tsv, lines `word<TAB>centizipf` sorted by the bytes of the
word, where centizipf = round(100 * log10(occurrences per 1e9 words)).
The same input gives the same bytes. README.md says how a frequency is found and why.
"""

import argparse
import collections
import contextlib
import datetime
import hashlib
import json
import math
import pathlib
import re
import subprocess
import sys
import unicodedata

FORMAT_VERSION = 1
BLOCK = 100  # words a block; see Part.frequency
MIN_PART_WORDS = 100_000  # smaller parts say too little about words near the floor
MIN_DOCUMENTS = 20  # a word seen in fewer documents is left out
FLOOR = 400  # centizipf; 400 is one occurrence in 100,000 words
MAX_WORDS = 8_000

_LETTER = r"[^\W\d_]"
_POSSESSIVE = re.compile(rf"(?<={_LETTER})['\u2019]s(?![^\W_])")
_APOSTROPHE = re.compile(rf"(?<={_LETTER})['\u2019](?={_LETTER})")
_WORD = re.compile(r"[^\W_]+")
# What NFKC_Casefold removes (Default_Ignorable_Code_Point): soft hyphens, joiners, marks.
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]")


def fold(text):
    """NFKC_Casefold of Unicode: the form in which words are compared."""
    if text.isascii():
        return text.lower()
    text = _IGNORABLE.sub("", unicodedata.normalize("NFD", text)).casefold()
    text = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", text)


def words(text):
    """The words of `text` in order, those with a digit left out.

    >>> words("Don\u2019t re-open Kashmir's 12 road-blocks")
    ['dont', 're', 'open', 'kashmir', 'road', 'blocks']
    """
    text = _POSSESSIVE.sub(" ", fold(text))
    return [w for w in _WORD.findall(_APOSTROPHE.sub("", text)) if w.isalpha()]


def is_latin(word):
    """Whether all letters are Latin: a table of en or de holds no other script."""
    return word.isascii() or all(unicodedata.name(c, "").startswith("LATIN ") for c in word)


class Part:
    """Counts of the words of one set, or of one source of a set."""

    def __init__(self):
        self.size = 0  # words
        self.counts = collections.Counter()  # word -> occurrences
        self.blocks = 0
        self.block_counts = collections.Counter()  # word -> blocks it occurs in
        self._open_block = []

    def add(self, document):
        """Adds a document given as a list of words."""
        self.size += len(document)
        self.counts.update(document)
        block = self._open_block
        block += document
        full = len(block) // BLOCK * BLOCK
        for start in range(0, full, BLOCK):
            self.block_counts.update(set(block[start:start + BLOCK]))
            self.blocks += 1
        del block[:full]

    def frequency(self, word):
        """Occurrences per word of text, repetition within a block damped.

        A function word falls evenly over the text; a word of the topic comes in
        bursts. When occurrences are independent with frequency f, a block lacks the
        word with probability exp(-BLOCK f). So the share of blocks that have it gives
        a second estimate of f, which counts a burst once; the smaller of both is taken
        (Church and Gale, Poisson Mixtures, 1995).
        """
        if word not in self.counts:
            return 0.0
        plain = self.counts[word] / self.size
        if self.blocks == 0 or self.block_counts[word] == self.blocks:
            return plain
        return min(plain, -math.log1p(-self.block_counts[word] / self.blocks) / BLOCK)


def combine(frequencies):
    """One robust frequency from those of the parts, all of equal weight.

    The value that at most a third of the parts exceed: the third largest of six, the
    fifth largest of thirteen. What is frequent in a few parts only (the names in one
    set of press releases, the goods in one newswire) does not become common.
    """
    return sorted(frequencies, reverse=True)[len(frequencies) // 3]


def centizipf(frequency):
    return round(100 * math.log10(frequency * 1e9))


@contextlib.contextmanager
def open_lines(path):
    """The lines of a .jsonl or .jsonl.zst file."""
    if not path.endswith(".zst"):
        with open(path, encoding="utf-8") as lines:
            yield lines
        return
    with subprocess.Popen(["zstd", "-dcq", "--", path], stdout=subprocess.PIPE,
                          encoding="utf-8") as process:
        yield process.stdout
    if process.returncode != 0:
        raise RuntimeError(f"zstd cannot read {path}")


def read_set(path, by_source):
    """Returns ({part name: Part}, {word: documents}) of the set at `path`.

    A line of text that was met before in the set (furniture of pages, verbatim copies
    of an agency's story) is not counted again.
    """
    parts = collections.defaultdict(Part)
    documents = collections.Counter()
    seen = set()
    with open_lines(path) as stories:
        for story in map(json.loads, stories):
            document = []
            for line in story["text"].splitlines():
                line = line.strip()
                key = hashlib.blake2b(line.encode("utf-8", "replace"), digest_size=8).digest()
                if key not in seen:
                    seen.add(key)
                    document += words(line)
            parts[story.get("source", "") if by_source else ""].add(document)
            documents.update(set(document))
    return parts, documents


def set_name(path):
    """The public name of a set: that of its file, or of the folder of a `docs` file."""
    path = pathlib.Path(path)
    stem = path.name.split(".")[0]
    return path.resolve().parent.name if stem == "docs" else stem


def frequency_table(parts, documents, bounds):
    """Returns {word: centizipf}, at most MAX_WORDS of the most frequent words.

    `bounds` maps words to the lowest and highest centizipf they may have.
    """
    frequencies = {}
    for word, seen_in in documents.items():
        if seen_in >= MIN_DOCUMENTS and is_latin(word):
            frequency = combine([part.frequency(word) for part in parts])
            if frequency > 0 and centizipf(frequency) >= FLOOR:
                frequencies[word] = frequency
    kept = sorted(frequencies, key=lambda word: (-frequencies[word], word))[:MAX_WORDS]
    table = {word: centizipf(frequencies[word]) for word in kept}
    for word, (lowest, highest) in bounds.items():
        if word in table:
            table[word] = max(lowest, min(highest, table[word]))
    return table


def build(paths, bounds):
    """The table of one language from its sets; one set alone is split by source."""
    parts, documents = [], collections.Counter()
    for path in paths:
        parts_of_set, documents_of_set = read_set(path, by_source=len(paths) == 1)
        parts += [p for p in parts_of_set.values() if p.size >= MIN_PART_WORDS]
        documents.update(documents_of_set)
    if not parts:
        raise RuntimeError(f"fewer than {MIN_PART_WORDS} words in any part of {paths}")
    return frequency_table(parts, documents, bounds)


def read_bounds(path, language):
    """{word: (lowest, highest)} of one language from lines `language<TAB>word<TAB>bound`,
    a bound being `<=` or `>=` and a centizipf."""
    bounds = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            of_language, word, bound = line.split("\t")
            if bound[:2] not in ("<=", ">=") or word in bounds:
                raise RuntimeError(f"{path}: {line!r} is no bound, or a second one")
            if of_language == language:
                value = int(bound[2:])
                bounds[word] = (0, value) if bound[:2] == "<=" else (value, sys.maxsize)
    return bounds


def render(language, names, date, table):
    """The bytes of the file of one language."""
    lines = [
        "# neardup word frequencies",
        f"# language: {language}",
        f"# version: {FORMAT_VERSION}",
        f"# made by tools/frequency_tables from word counts of {', '.join(names)}; date {date}",
        "# columns: word<TAB>centizipf (100*log10 of occurrences per 1e9 words)",
    ]
    lines += [f"{word}\t{table[word]}" for word in sorted(table, key=str.encode)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", required=True, type=pathlib.Path, help="folder of the tables")
    parser.add_argument("--date", default=datetime.date.today().isoformat(),
                        help="date written to the head of the tables (default: today)")
    parser.add_argument("--bounds", default=pathlib.Path(__file__).with_name("bounds.tsv"),
                        help="words held down or lifted (default: bounds.tsv beside this file)")
    parser.add_argument("languages", nargs="+", metavar="LANGUAGE=SET[,SET...]")
    arguments = parser.parse_args()
    for language_and_paths in arguments.languages:
        language, separator, paths = language_and_paths.partition("=")
        if not language or not separator or not paths:
            parser.error(f"not of the form LANGUAGE=SET[,SET...]: {language_and_paths}")
        paths = paths.split(",")
        table = build(paths, read_bounds(arguments.bounds, language))
        content = render(language, [set_name(p) for p in paths], arguments.date, table)
        arguments.out.mkdir(parents=True, exist_ok=True)
        (arguments.out / f"{language}.tsv").write_bytes(content)
        print(f"{language}: {len(table)} words")


if __name__ == "__main__":
    main()
