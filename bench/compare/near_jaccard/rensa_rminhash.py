"""rensa's R-MinHash of every shingle, its LSH with 16 bands of 8, estimates held against .7."""

import sys

import rensa
import stories

NAME = "rensa RMinHash"
REQUIREMENTS = ("rensa", "orjson")
ANSWER = "pairs.tsv"


def pairs(path):
    signatures = []
    for text in stories.texts(path):
        signature = rensa.RMinHash(num_perm=128, seed=42)
        signature.update(list(stories.shingles(text)))
        signatures.append(signature)
    lsh = rensa.RMinHashLSH(threshold=0.7, num_perm=128, num_bands=16)
    lsh.insert_many(signatures)
    for at, found in enumerate(lsh.query_all(signatures)):
        for other in set(found):
            if other < at and signatures[at].jaccard(signatures[other]) >= 0.7:
                yield other, at


if __name__ == "__main__":
    stories.write_pairs(sys.argv[2], pairs(sys.argv[1]))
