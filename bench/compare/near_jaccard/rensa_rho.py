"""rensa's "rho" sketch, the one of its headline figure, in chunks; it says only which stories."""

import itertools
import sys

import rensa
import stories

NAME = "rensa rho"
REQUIREMENTS = ("rensa", "orjson")
ANSWER = "flags.tsv"


def flagged(path):
    sets = (list(stories.shingles(text)) for text in stories.texts(path))
    hashes, offsets = [], [0]
    while chunk := list(itertools.islice(sets, 2000)):
        for row in rensa.RMinHash.hash_token_sets(chunk):
            hashes.extend(row)
            offsets.append(len(hashes))
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes_rho(
        hashes, offsets, num_perm=128, seed=42, probes=4)
    lsh = rensa.RMinHashLSH(threshold=0.7, num_perm=128, num_bands=8)
    flags = lsh.query_duplicate_flags_matrix_one_shot(matrix)
    return (at for at, flag in enumerate(flags) if flag)


if __name__ == "__main__":
    stories.write_flags(sys.argv[2], flagged(sys.argv[1]))
