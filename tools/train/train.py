#!/usr/bin/env python3
"""Fits the rewrite and the verbatim model on what the program itself measures.

    tools/train/train.py --data DIR --neardup PROGRAM --output src/neardup/verify/models

Reads the labelled sets (bench/README.md) and labels of pairs near the bar
(data/labels), makes copies and forms of real stories by rule, mines negatives
from real batches, measures all pairs with `compare --features`, reports
cross-validated figures and writes rewrite.tsv and verbatim.tsv. The same input
gives the same bytes.
"""

import argparse
import datetime
import json
import pathlib
import sys

try:
    import numpy as np
except ImportError:
    sys.exit("numpy is missing: pip install -r tools/train/requirements.txt")

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / "bench"))

import labelled_sets  # noqa: E402
import measurement  # noqa: E402
import program  # noqa: E402

import groups  # noqa: E402
import made_pairs  # noqa: E402
import matrix  # noqa: E402
import mined  # noqa: E402
import models  # noqa: E402
import pairs  # noqa: E402
import report  # noqa: E402
import wordnet  # noqa: E402


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    path = pathlib.Path
    parser.add_argument("--data", type=path, required=True, help="directory of the labelled sets")
    parser.add_argument("--neardup", type=path, required=True, help="program that measures")
    parser.add_argument("--labels", type=path, default=REPOSITORY / "data/labels",
                        help="labels of pairs near the bar (default data/labels)")
    parser.add_argument("--output", type=path, help="where the models go")
    parser.add_argument("--cache", type=path, help="keep unpacked sets here")
    parser.add_argument("--wordnet", type=path, default=path("/usr/share/wordnet"),
                        help="files of WordNet (default /usr/share/wordnet)")
    parser.add_argument("--seed", type=int, default=1, help="of the made pairs (default 1)")
    parser.add_argument("--date", default=datetime.date.today().isoformat(),
                        help="written into the models (default today)")
    parser.add_argument("--groups", action="store_true",
                        help="say what each group of features adds; write no models")
    parser.add_argument("--json", type=path, help="write the figures here")
    options = parser.parse_args()
    if not options.groups and options.output is None:
        parser.error("--output is required, but with --groups")
    return options


def training_matrix(options, scratch):
    """All pairs of every origin, measured."""
    sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
    neardup = program.Program(options.neardup)
    measure = matrix.Measure(neardup, sets, scratch)
    chosen = list(pairs.labelled_pairs(sets, options.labels, labelled_sets.true_copies()))
    for made in made_pairs.made_pairs(sets, options.seed, wordnet.Synonyms(options.wordnet)):
        measure.add_stories(made.name, made.stories)
        chosen += made.pairs
    labelled = {frozenset((pair.id1, pair.id2)) for pair in chosen} | labelled_sets.true_copies()
    labelled |= pairs.held_out(options.labels)
    chosen += mined.mined_pairs(neardup, sets, scratch, options.seed, labelled, measure)
    return matrix.build(chosen, measure), events(sets)


def events(sets):
    """The event each story tells of, where a set says so."""
    told = {}
    for name, key in (("googlenews", "story"), ("wikinews_events", "event")):
        if sets.documents(name) is None:
            continue
        with open(sets.documents(name), encoding="utf-8") as file:
            for line in file:
                story = json.loads(line)
                told[name, str(story["id"])] = (name, story.get(key))
    return told


def main():
    options = arguments()
    np.seterr(over="ignore")
    with measurement.scratch("neardup-train-") as scratch:
        data, told = training_matrix(options, scratch)
    tasks = models.tasks(data)
    if options.groups:
        for line in groups.lines(data, told, tasks[0]):
            print(line, flush=True)
        return
    figures = report.make(data, told, tasks)
    print("\n".join(report.lines(figures)))
    for task in tasks:
        text = models.file_text(task, data, options.date)
        (options.output / f"{task.name}.tsv").write_text(text, encoding="utf-8")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
