"""Cosine of tf-idf vectors (scikit-learn), all pairs by blocks, .5 and more: wording, not order."""

import sys

import stories
from sklearn.feature_extraction.text import TfidfVectorizer

NAME = "tf-idf cosine >= .5"
REQUIREMENTS = ("scikit-learn", "orjson")
ANSWER = "pairs.tsv"
BLOCK = 500


def pairs(path):
    vectors = TfidfVectorizer(sublinear_tf=True, token_pattern=r"(?u)\b\w+\b").fit_transform(
        stories.texts(path))
    for begin in range(0, vectors.shape[0], BLOCK):
        products = (vectors[begin:begin + BLOCK] @ vectors[:begin + BLOCK].T).tocoo()
        for row, other, cosine in zip(products.row, products.col, products.data):
            if cosine >= 0.5 and other < begin + row:
                yield int(other), int(begin + row)


if __name__ == "__main__":
    stories.write_pairs(sys.argv[2], pairs(sys.argv[1]))
