"""FastSketchLSH: sketches in chunks, LSH with 16 bands of 8, estimates held against .7."""

import itertools
import sys

import FastSketchLSH
import numpy
import stories

NAME = "FastSketchLSH"
REQUIREMENTS = ("FastSketchLSH", "numpy", "orjson")
ANSWER = "pairs.tsv"


def sketches(path):
    sketch = FastSketchLSH.FastSimilaritySketch(128, 42)
    sets = (list(stories.shingles(text)) for text in stories.texts(path))
    rows = []
    while chunk := list(itertools.islice(sets, 2000)):
        rows.append(numpy.asarray(sketch.batch(chunk, num_threads=1), dtype=numpy.uint64))
    return numpy.concatenate(rows)


def pairs(path):
    matrix = sketches(path)
    lsh = FastSketchLSH.LSH(num_perm=128, num_bands=16, num_threads=1)
    lsh.insert(matrix)
    for at, found in enumerate(lsh.query(matrix)):
        others = sorted({other for other in found if other < at})
        if not others:
            continue
        for other, same in zip(others, (matrix[others] == matrix[at]).mean(axis=1)):
            if same >= 0.7:
                yield other, at


if __name__ == "__main__":
    stories.write_pairs(sys.argv[2], pairs(sys.argv[1]))
