#!/usr/bin/env python3
"""Fits the gates: which candidates of a batch are not worth a look.

    tools/train/gates.py --data DIR --gate-values build/bench/gate_values \\
        --output src/neardup/verify/models

Reads what `gate_values` (bench/gate_values.cc) says of the candidates of whole
batches, as they are and as if they were larger, and of stories changed by rule
put beside one (weak_spots.py), fits gate_keys.tsv on all and gate_words.tsv on
those that pass it, and says how many pass and how many copies are lost at a few
bars. The bars are constants of src/neardup/verify/gate.h; PASS_KEYS is one of
them.
"""

import argparse
import datetime
import json
import pathlib
import subprocess
import sys

try:
    import numpy as np
except ImportError:
    sys.exit("numpy is missing: pip install -r tools/train/requirements.txt")

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / "bench"))

import labelled_sets  # noqa: E402
import measurement  # noqa: E402

import logistic  # noqa: E402
import weak_spots  # noqa: E402
import wordnet  # noqa: E402

SETS = ("googlenews", "german_press", "reuters21578", "senate_press", "llm_rewrites",
        "crowd_paraphrase", "clough_stevenson")
SLICE = {"senate_press": 20000}  # stories read of a set too large
TIMES = (1, 4, 16)  # as if a batch were so many times as large
COPIES_WEIGHT, OTHERS_WEIGHT = 1000, 4000  # of a set

PASS_KEYS = -3.5
PASS_TRIGRAM_BITS = 0.55
LEAST_GATED_WORDS = 200
# What the gate on words reads, and those of which it reads the root as well.
WORD_FEATURES = (
    "trigram_containment_min", "trigram_containment_max", "content_pair_jaccard",
    "function_share_min", "function_share_max", "log_names", "number_share_min",
    "number_share_max", "log_numbers", "log_content_words", "ordinary_order",
    "ordinary_neighbours", "name_order", "log_ordered_names")
ROOTS = ("trigram_containment_min", "trigram_containment_max", "content_pair_jaccard")

ABOUT_KEYS = """\
Gate on shared keys: whether a candidate pair of the rare-key join is worth a
look at its words. Reads what the join counted, three bitmaps and the lengths.

Fitted by tools/train/gates.py on the candidates of whole batches; a copy is
what dedup reports without gates. What each feature is, stands in gate.h.""".split("\n")
ABOUT_WORDS = """\
Gate on words: whether a candidate pair is worth an alignment, from what its
words alone tell. For pairs whose shorter story has 200 words or more.

Fitted by tools/train/gates.py on the candidates that pass the gate on keys.
Features as in features.h; the last five are those of the words of the two
stories (log_shorter: ln(1 + words), log_length_ratio: ln(longer / shorter))
and square roots, which spread small values.""".split("\n")


class Candidates:
    """The candidates of one batch."""

    def __init__(self, name, text):
        header, *rows = (line.split("\t") for line in text.splitlines())
        self.name = name
        self.columns = {column: number for number, column in enumerate(header)}
        self.copies = np.array([row[-2] != "unrelated" for row in rows])
        self.values = np.array([row[:-2] for row in rows], dtype=float)

    def column(self, name):
        return self.values[:, self.columns[name]]

    def keys(self):
        """Names and values of the gate on keys."""
        names = [name for name in self.columns if name.startswith("key_")]
        return ([name.removeprefix("key_") for name in names],
                np.column_stack([self.column(name) for name in names]))

    def words(self):
        """Names and values of the gate on words."""
        shorter, longer = self.column("shorter"), self.column("longer")
        names = [*WORD_FEATURES, "log_shorter", "log_length_ratio",
                 *(f"sqrt_{name}" for name in ROOTS)]
        columns = [*(self.column(name) for name in WORD_FEATURES), np.log1p(shorter),
                   np.log(np.maximum(longer, 1) / np.maximum(shorter, 1)),
                   *(np.sqrt(self.column(name)) for name in ROOTS)]
        return names, np.column_stack(columns)

    def weights(self, rows):
        """Of the given rows: copies of a set weigh alike whatever their number."""
        copies = self.copies[rows]
        return np.where(copies, COPIES_WEIGHT / max(1, copies.sum()),
                        OTHERS_WEIGHT / max(1, (~copies).sum()))


def batches(options, scratch):
    """The inputs of each batch: the sets, and stories changed by rule beside one."""
    sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
    for name in SETS:
        path = sets.documents(name)
        if path is None:
            print(f"{name}: skipped, the set is not there")
            continue
        if name in SLICE:
            part = scratch / f"{name}-part.jsonl"
            with open(path, encoding="utf-8") as file:
                part.write_text("".join(line for line, _ in zip(file, range(SLICE[name]))))
            path = part
        yield name, [path]
        if name == weak_spots.SET:
            yield "changed by rule", [path, changed(path, scratch, options)]


def changed(path, scratch, options):
    """A file of stories changed in every way that weak_spots.py knows."""
    synonyms = wordnet.Synonyms(options.wordnet)
    stories = weak_spots.unseen_stories(path, 1)
    written = scratch / "changed.jsonl"
    with open(written, "w", encoding="utf-8") as file:
        for number, kind in enumerate(weak_spots.KINDS):
            for made in weak_spots.changed_stories(kind, stories[number::len(weak_spots.KINDS)], synonyms):
                file.write(json.dumps({**made, "id": f"{made['id']}{number}"}) + "\n")
    return written


def fit(candidates, values_of, rows_of):
    """The model on the rows of all batches."""
    rows = [rows_of(batch) for batch in candidates]
    names = values_of(candidates[0])[0]
    values = np.vstack([values_of(batch)[1][chosen]
                        for batch, chosen in zip(candidates, rows)])
    target = np.concatenate([batch.copies[chosen] for batch, chosen in zip(candidates, rows)])
    weights = np.concatenate([batch.weights(chosen) for batch, chosen in zip(candidates, rows)])
    return logistic.fit(names, values, target, weights)


def passes_keys(batch, model, bar):
    return ((model.logits(batch.keys()[1]) >= bar)
            | (batch.column("key_trigram_bits_max") >= PASS_TRIGRAM_BITS))


def passes_words(batch, model, bar):
    return (model.logits(batch.words()[1]) >= bar) | (batch.column("shorter") < LEAST_GATED_WORDS)


def table(title, candidates, pass_of, before):
    """How many pass, and of the copies how many are lost, at some bars."""
    yield title
    for batch in candidates:
        cells = []
        for bar in (-6, -5.5, -5, -4.5, -4, -3.5, -3, -2.5):
            passed = before(batch) & pass_of(batch, bar)
            lost = np.sum(batch.copies & ~passed)
            cells.append(f"{bar}: {passed.mean():.3f} pass, {lost} lost")
        yield f"  {batch.name:17} {batch.copies.sum():5} copies;  " + "; ".join(cells)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    path = pathlib.Path
    parser.add_argument("--data", type=path, required=True, help="directory of the labelled sets")
    parser.add_argument("--gate-values", type=path, required=True, help="program that measures")
    parser.add_argument("--output", type=path, required=True, help="where the models go")
    parser.add_argument("--cache", type=path, help="keep unpacked sets here")
    parser.add_argument("--wordnet", type=path, default=path("/usr/share/wordnet"),
                        help="files of WordNet (default /usr/share/wordnet)")
    parser.add_argument("--date", default=datetime.date.today().isoformat(),
                        help="written into the models (default today)")
    options = parser.parse_args()
    with measurement.scratch("neardup-gates-") as scratch:
        candidates = [
            Candidates(f"{name} x{times}",
                       subprocess.run([options.gate_values, str(times), *inputs], check=True,
                                      capture_output=True, text=True).stdout)
            for name, inputs in batches(options, scratch) for times in TIMES]
    keys = fit(candidates, Candidates.keys, lambda batch: np.ones(len(batch.copies), bool))
    print("\n".join(table("gate on keys", candidates,
                          lambda batch, bar: passes_keys(batch, keys, bar),
                          lambda batch: np.ones(len(batch.copies), bool))))
    words = fit(candidates, Candidates.words,
                lambda batch: passes_keys(batch, keys, PASS_KEYS)
                & (batch.column("shorter") >= LEAST_GATED_WORDS))
    print("\n".join(table(f"gate on words, behind that on keys at {PASS_KEYS}", candidates,
                          lambda batch, bar: passes_words(batch, words, bar),
                          lambda batch: passes_keys(batch, keys, PASS_KEYS))))
    for name, model, about in (("gate_keys", keys, ABOUT_KEYS),
                               ("gate_words", words, ABOUT_WORDS)):
        (options.output / f"{name}.tsv").write_text(
            model.text(name.replace("_", "-"), options.date, about), encoding="utf-8")


if __name__ == "__main__":
    main()
