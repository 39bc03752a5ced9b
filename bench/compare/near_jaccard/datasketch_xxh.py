"""datasketch with xxHash for SHA-1, its own advice for speed."""

import sys

import datasketch
import stories
import xxhash

NAME = "datasketch, xxh32"
REQUIREMENTS = ("datasketch", "xxhash", "orjson")
ANSWER = "pairs.tsv"


def pairs(path):
    lsh = datasketch.MinHashLSH(threshold=0.7, num_perm=128)
    signatures = []
    for at, text in enumerate(stories.texts(path)):
        signature = datasketch.MinHash(num_perm=128, hashfunc=xxhash.xxh32_intdigest)
        signature.update_batch([shingle.encode() for shingle in stories.shingles(text)])
        for other in lsh.query(signature):
            if signature.jaccard(signatures[other]) >= 0.7:
                yield other, at
        lsh.insert(at, signature)
        signatures.append(signature)


if __name__ == "__main__":
    stories.write_pairs(sys.argv[2], pairs(sys.argv[1]))
