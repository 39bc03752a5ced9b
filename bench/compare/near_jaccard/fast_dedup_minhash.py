"""fast-dedup: MinHash objects; it has no index, so that every pair is estimated."""

import sys

import fast_dedup
import stories

NAME = "fast-dedup"
REQUIREMENTS = ("fast-dedup", "orjson")
ANSWER = "pairs.tsv"


def pairs(path):
    signatures = []
    for at, text in enumerate(stories.texts(path)):
        signature = fast_dedup.MinHash()
        for shingle in stories.shingles(text):
            signature.update(shingle)
        jaccard = signature.jaccard
        for other, earlier in enumerate(signatures):
            if jaccard(earlier) >= 0.7:
                yield other, at
        signatures.append(signature)


if __name__ == "__main__":
    stories.write_pairs(sys.argv[2], pairs(sys.argv[1]))
