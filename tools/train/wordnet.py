"""Synonyms from WordNet [Miller 1995], read from its own data files.

Debian packages them as wordnet-base, in /usr/share/wordnet.
"""

import pathlib

PARTS = ("noun", "verb", "adj", "adv")
SENSES = 2  # of a word, the commonest ones


class Synonyms:
    """Single-word synonyms of single words, commonest sense first."""

    def __init__(self, directory):
        directory = pathlib.Path(directory)
        self.by_word = {}
        for part in PARTS:
            sets = self._read_sets(directory / f"data.{part}")
            for line in self._lines(directory / f"index.{part}"):
                fields = line.split()
                word, count = fields[0], int(fields[2])
                offsets = fields[-count:][:SENSES]
                found = [other for offset in offsets for other in sets[offset] if other != word]
                if found and word.isalpha():
                    self.by_word.setdefault((word, part), found)

    @staticmethod
    def _lines(path):
        with open(path, encoding="ascii") as file:
            return [line for line in file if not line.startswith(" ")]

    def _read_sets(self, path):
        sets = {}
        for line in self._lines(path):
            fields = line.split()
            words = [word.lower().split("(")[0] for word in fields[4:4 + 2 * int(fields[3], 16):2]]
            sets[fields[0]] = [word for word in words if word.isalpha()]
        return sets

    def of(self, word):
        """Synonyms of a word as it stands in a text, in the same inflection."""
        for stem, part, inflect in stems(word):
            found = self.by_word.get((stem, part))
            if found:
                return [inflect(other) for other in dict.fromkeys(found)]
        return []


def stems(word):
    """(stem, part of speech, how to inflect another stem alike), likeliest first."""
    if word.endswith("ing") and len(word) > 5:
        yield word[:-3], "verb", lambda other: other.rstrip("e") + "ing"
        yield word[:-3] + "e", "verb", lambda other: other.rstrip("e") + "ing"
    if word.endswith("ed") and len(word) > 4:
        yield word[:-2], "verb", past
        yield word[:-1], "verb", past
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        yield word[:-1], "noun", lambda other: other + "s"
        yield word[:-1], "verb", lambda other: other + "s"
    for part in PARTS:
        yield word, part, str


def past(stem):
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return stem[:-1] + "ied"
    return stem + "ed"
