"""datasketch at the threshold where plain overlap begins to meet rewrites: bands of one row."""

import sys

import datasketch
import stories

NAME = "datasketch, J >= .03"
REQUIREMENTS = ("datasketch", "xxhash", "orjson")
ANSWER = "pairs.tsv"
THRESHOLD = 0.03


def pairs(path):
    import xxhash

    lsh = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=128)
    signatures = []
    for at, text in enumerate(stories.texts(path)):
        signature = datasketch.MinHash(num_perm=128, hashfunc=xxhash.xxh32_intdigest)
        signature.update_batch([shingle.encode() for shingle in stories.shingles(text)])
        for other in lsh.query(signature):
            if signature.jaccard(signatures[other]) >= THRESHOLD:
                yield other, at
        lsh.insert(at, signature)
        signatures.append(signature)


if __name__ == "__main__":
    stories.write_pairs(sys.argv[2], pairs(sys.argv[1]))
