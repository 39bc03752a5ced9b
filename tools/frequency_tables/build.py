#!/usr/bin/env python3
"""Builds the frozen tables of word frequencies that tell rare words from common ones.

    build.py --out src/neardup/text/frequency en=a.jsonl.zst,b.jsonl.zst fr=wordfreq

Input: for each language one or more sets of stories, one JSON object a line with
`text` and, where the set is the only one of its language, `source`; or `wordfreq`,
the list of that language in the installed Python package wordfreq.
Output: <out>/<language>.tsv, lines `word<TAB>centizipf`, the most frequent word first,
where centizipf = round(100 * log10(occurrences per 1e9 words)).
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
WORDFREQ = "wordfreq"  # stands for the installed package instead of a set
WORDFREQ_MAX_WORDS = 5_000
LAST_BIN = 550  # rarer spellings add nothing to what a word has
# Languages that elide: an apostrophe before a vowel, a h or a letter that is not ASCII
# separates two words (l'homme, dell'arte).
ELIDING = ("fr", "it")
CYRILLIC = ("ru", "uk")

_LETTER = r"[^\W\d_]"
_POSSESSIVE = re.compile(rf"(?<={_LETTER})['\u2019]s(?![^\W_])")
_APOSTROPHE = re.compile(rf"(?<={_LETTER})['\u2019](?={_LETTER})")
_ELISION = re.compile(rf"(?<={_LETTER})['\u2019](?=[aeiouyh]|(?![\x00-\x7f]){_LETTER})")
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


def words(text, language="en"):
    """The words of `text` in order, those with a digit left out.

    >>> words("Don\u2019t re-open Kashmir's 12 road-blocks")
    ['dont', 're', 'open', 'kashmir', 'road', 'blocks']
    >>> words("l'arte d'Orlo", "it")
    ['l', 'arte', 'd', 'orlo']
    """
    text = _POSSESSIVE.sub(" ", fold(text))
    if language in ELIDING:
        text = _ELISION.sub(" ", text)
    text = _APOSTROPHE.sub("", text)
    return [w for w in _WORD.findall(text) if w.isalpha()]


def is_of_script(word, script):
    """Whether all letters are of one script: no table holds words of two."""
    return all(unicodedata.name(c, "").startswith(script) for c in word)


def is_latin(word):
    return word.isascii() or is_of_script(word, "LATIN ")


def spellings(word, language):
    """`word` and the other forms in which text brings it to the product.

    Romanian is written with a cedilla as often as with the comma below. Case folding
    knows no language, so a Turkish capital \u0130 becomes i with a dot above, and I an i.

    >>> [ascii(w) for w in spellings("\u0219i", "ro")]
    ["'\\\\u0219i'", "'\\\\u015fi'"]
    """
    if language == "ro":
        other = word.translate({0x219: 0x15F, 0x21B: 0x163})
    elif language == "tr" and word[0] in "i\u0131":
        other = ("i\u0307" if word[0] == "i" else "i") + word[1:]
    else:
        return [word]
    return [word] if other == word else [word, other]


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
    return bounded(frequencies, MAX_WORDS, bounds)


def bounded(frequencies, max_words, bounds):
    """{word: centizipf} of the `max_words` most frequent words, within `bounds`."""
    kept = sorted(frequencies, key=lambda word: (-frequencies[word], word))[:max_words]
    table = {word: centizipf(frequencies[word]) for word in kept}
    for word, (lowest, highest) in bounds.items():
        if word in table:
            table[word] = max(lowest, min(highest, table[word]))
    return table


def wordfreq_table(bins, language, bounds):
    """The table of a language from `bins`, lists of words by falling frequency: those
    of bin i occur once in 10^(i/100) words."""
    frequencies = collections.Counter()
    for i, tokens in enumerate(bins[:LAST_BIN]):
        for token in tokens:
            found = words(token, language)
            if re.search(r"[\d.]", token) or (len(found) != 1 and language not in ELIDING):
                continue  # a number, or several words to the product
            for word in found:
                script = "CYRILLIC " if language in CYRILLIC else "LATIN "
                if is_of_script(word, script):
                    frequencies[word] += 10 ** (-i / 100)
    frequent = {w: f for w, f in frequencies.items() if centizipf(f) >= FLOOR}
    table = {}
    for word, value in bounded(frequent, WORDFREQ_MAX_WORDS, bounds).items():
        for spelling in spellings(word, language):
            table[spelling] = max(value, table.get(spelling, 0))
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
            again = of_language == language and word in bounds
            if bound[:2] not in ("<=", ">=") or again:
                raise RuntimeError(f"{path}: {line!r} is no bound, or a second one")
            if of_language == language:
                value = int(bound[2:])
                bounds[word] = (0, value) if bound[:2] == "<=" else (value, sys.maxsize)
    return bounds


def render(language, source, date, table):
    """The bytes of the file of one language."""
    lines = [
        "# neardup word frequencies",
        f"# language: {language}",
        f"# version: {FORMAT_VERSION}",
        f"# made by tools/frequency_tables from {source}; date {date}",
        "# columns: word<TAB>centizipf (100*log10 of occurrences per 1e9 words)",
    ]
    # The product reads no further than the function words until it needs the rest.
    rows = sorted(table, key=lambda word: (-table[word], word.encode()))
    lines += [f"{word}\t{table[word]}" for word in rows]
    return ("\n".join(lines) + "\n").encode("utf-8")


def build_from_wordfreq(language, bounds):
    """The table of a language from the installed package, and what to call its source."""
    import importlib.metadata  # these two only where they are needed
    import wordfreq
    table = wordfreq_table(wordfreq.get_frequency_list(language), language, bounds)
    version = importlib.metadata.version("wordfreq")
    return table, f"wordfreq {version} by Robyn Speer, CC BY-SA 4.0, changed, see NOTICE"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", required=True, type=pathlib.Path, help="folder of the tables")
    parser.add_argument("--date", default=datetime.date.today().isoformat(),
                        help="date written to the head of the tables (default: today)")
    parser.add_argument("--bounds", default=pathlib.Path(__file__).with_name("bounds.tsv"),
                        help="words held down or lifted (default: bounds.tsv beside this file)")
    parser.add_argument("languages", nargs="+", metavar="LANGUAGE=SET[,SET...]",
                        help="SET may be `wordfreq`, alone")
    arguments = parser.parse_args()
    for language_and_paths in arguments.languages:
        language, separator, paths = language_and_paths.partition("=")
        if not language or not separator or not paths:
            parser.error(f"not of the form LANGUAGE=SET[,SET...]: {language_and_paths}")
        bounds = read_bounds(arguments.bounds, language)
        if paths == WORDFREQ:
            table, source = build_from_wordfreq(language, bounds)
        else:
            paths = paths.split(",")
            table = build(paths, bounds)
            source = f"word counts of {', '.join(map(set_name, paths))}"
        content = render(language, source, arguments.date, table)
        arguments.out.mkdir(parents=True, exist_ok=True)
        (arguments.out / f"{language}.tsv").write_bytes(content)
        print(f"{language}: {len(table)} words")


if __name__ == "__main__":
    main()
