"""gaoya: 32-bit MinHash, 16 bands of 8, its own word analyser in Rust (white space)."""

import sys

import gaoya.minhash
import stories

NAME = "gaoya"
REQUIREMENTS = ("gaoya", "orjson")
ANSWER = "pairs.tsv"


def pairs(path):
    index = gaoya.minhash.MinHashStringIndex(
        hash_size=32, jaccard_threshold=0.7, num_bands=16, band_size=8, analyzer="word",
        lowercase=True, ngram_range=(5, 5))
    for at, text in enumerate(stories.texts(path)):
        for other in index.query(text):
            yield other, at
        index.insert_document(at, text)


if __name__ == "__main__":
    stories.write_pairs(sys.argv[2], pairs(sys.argv[1]))
