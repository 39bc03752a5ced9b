"""Other ways to find copies, on the same pairs and batches: what neardup is held against.

tf-idf cosine needs scikit-learn, MinHash LSH datasketch (bench/requirements.txt). Both read the
title-less text as it is, in lower-cased words; nobody takes furniture off for them. The exact
Jaccard of word-5-grams is neardup's own figure, after furniture is gone.
"""

import importlib
import json
import re

WORD = re.compile(r"\w+")
SHINGLE = 5
PERMUTATIONS = 128
BATCH_LIMIT = 30_000  # stories of the largest batch that is given to MinHash LSH
IDF_STORIES = 20_000  # of larger sets every n-th story tells how common words are


def missing(module):
    """Why the module cannot be used; None if it can."""
    try:
        importlib.import_module(module)
    except ImportError as error:
        return str(error)
    return None


def texts(documents):
    """Text by id, in order."""
    with open(documents, encoding="utf-8") as file:
        return {str(story["id"]): story["text"] for story in map(json.loads, file)}


def add_cosines(pairs, stories):
    """Sets peers["tf-idf"] of the pairs: cosine of tf-idf vectors, idf of the whole set."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    step = -(-len(stories) // IDF_STORIES)
    vectorizer = TfidfVectorizer(sublinear_tf=True, token_pattern=r"(?u)\b\w+\b")
    vectorizer.fit(list(stories.values())[::step])
    rows = {name: at for at, name in enumerate({i for pair in pairs for i in pair.ids})}
    vectors = vectorizer.transform(stories[name] for name in rows)
    for pair in pairs:
        a, b = vectors[rows[pair.id1]], vectors[rows[pair.id2]]
        pair.peers["tf-idf"] = float(a.multiply(b).sum())


def shingles(text):
    words = WORD.findall(text.lower())
    return {" ".join(words[at:at + SHINGLE]).encode()
            for at in range(max(1, len(words) - SHINGLE + 1))}


def signatures(stories):
    """MinHash signature by id."""
    from datasketch import MinHash

    found = MinHash.generator((shingles(text) for text in stories.values()),
                              num_perm=PERMUTATIONS)
    return dict(zip(stories, found))


def add_estimates(pairs, signed):
    """Sets peers["MinHash"] of the pairs: estimated Jaccard of word-5-grams."""
    for pair in pairs:
        pair.peers["MinHash"] = signed[pair.id1].jaccard(signed[pair.id2])


def lsh_pairs(signed, threshold):
    """Pairs that MinHash LSH meets and whose estimated Jaccard is the threshold or more."""
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    found = set()
    for name, signature in signed.items():
        for other in index.query(signature):
            if signature.jaccard(signed[other]) >= threshold:
                found.add(frozenset((name, other)))
        index.insert(name, signature)
    return found
