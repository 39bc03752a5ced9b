"""Sketches of other libraries for bench/sketch_kernels.py, run in an environment that has them.

    sketch_peers.py PEER DIR ROUNDS SEED

Sketches the sets that sketch_kernel has written to DIR with 128 lanes on one thread, by the
call of each library that takes hashes; writes DIR/PEER.lanes, 128 integers of 64 bits a set,
and prints the least CPU seconds of a round.
"""

import pathlib
import sys
import time

import numpy

LANES = 128


def fastsketchlsh(hashes, offsets, seed):
    import FastSketchLSH

    sketch = FastSketchLSH.FastSimilaritySketch(LANES, seed)
    return lambda: sketch.batch_csr(hashes, offsets, prehashed=True, num_threads=1), list


def rensa_r(hashes, offsets, seed):
    import rensa

    return (lambda: rensa.RMinHash.digest_matrix_from_flat_token_hashes(
        hashes, offsets, LANES, seed)), lambda matrix: matrix.to_rows()


def rensa_c(hashes, offsets, seed):
    import rensa

    # It takes no array of sets: lists of integers, made before the clock runs.
    sets = [hashes[begin:end].tolist() for begin, end in zip(offsets[:-1], offsets[1:])]
    return (lambda: rensa.CMinHash.digests64_from_token_hash_sets(sets, LANES, seed)), list


PEERS = {"fastsketchlsh": fastsketchlsh, "rensa_r": rensa_r, "rensa_c": rensa_c}


def main():
    name, directory = sys.argv[1], pathlib.Path(sys.argv[2])
    rounds, seed = map(int, sys.argv[3:])
    hashes = numpy.fromfile(directory / "hashes", dtype=numpy.uint64)
    offsets = numpy.fromfile(directory / "offsets", dtype=numpy.uint64)
    sketch, rows = PEERS[name](hashes, offsets, seed)
    least = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        sketches = sketch()
        least = min(least, time.process_time() - start)
    numpy.array(rows(sketches), dtype=numpy.uint64).tofile(directory / f"{name}.lanes")
    print(f"{least:.6f}")


if __name__ == "__main__":
    main()
