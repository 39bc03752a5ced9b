"""What contestants that are libraries share: reading stories, words, and writing answers.

This is the glue a user would write: orjson, one regular expression, sets of strings.
"""

import pathlib
import re

import orjson

WORD = re.compile(r"\w+")
SHINGLE = 5


def texts(path):
    """The texts of a JSON Lines file."""
    with open(path, "rb") as file:
        for line in file:
            yield orjson.loads(line)["text"]


def shingles(text):
    """The set of word 5-grams in lower case; of a shorter text, the text."""
    words = WORD.findall(text.lower())
    return {" ".join(words[at:at + SHINGLE])
            for at in range(max(1, len(words) - SHINGLE + 1))}


def write_pairs(output, pairs):
    """Writes pairs of positions, the smaller first, where compare.py looks for them."""
    with open(pathlib.Path(output) / "pairs.tsv", "w", encoding="ascii") as file:
        file.writelines(f"{a}\t{b}\n" for a, b in pairs)


def write_clusters(output, clusters):
    """Writes groups of positions, a line each."""
    with open(pathlib.Path(output) / "clusters.tsv", "w", encoding="ascii") as file:
        file.writelines("\t".join(map(str, cluster)) + "\n" for cluster in clusters)


def write_flags(output, flagged):
    """Writes the positions of the stories that are said to be duplicates."""
    with open(pathlib.Path(output) / "flags.tsv", "w", encoding="ascii") as file:
        file.writelines(f"{at}\n" for at in flagged)
