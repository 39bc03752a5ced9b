#!/usr/bin/env python3
"""What is found of copies that are hard to find, each kind by itself.

    tools/train/weak_spots.py --data DIR --neardup PROGRAM

Stories of googlenews that made_pairs.py leaves alone are changed by rule, in one
way at a time; the changed stories of each kind are put beside the whole set,
and `dedup` says what it finds. The rules are those of made_pairs.py, so the
wording is exchanged by WordNet: figures compare kinds and versions, they do
not say how often people's rewrites are found. Rewrites by language models
follow, by how long they are; the models were fitted on those.
"""

import argparse
import collections
import json
import pathlib
import random
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / "bench"))

import labelled_sets  # noqa: E402
import measurement  # noqa: E402
import program  # noqa: E402

import edits  # noqa: E402
import made_pairs  # noqa: E402
import pairs  # noqa: E402
import wordnet  # noqa: E402

SET = "googlenews"
STORIES = 200
LEAST_WORDS, LEAST_PARAGRAPHS = 200, 6  # of a story that is changed


def reworded(story, generator, synonyms, rate=0.35):
    """Spun, some sentences built otherwise."""
    story = edits.restructure(story, generator, 0.6)
    story = edits.phrases(story, generator, 0.5)
    return edits.synonyms(story, generator, synonyms, rate)


def retold(story, generator, synonyms):
    """A third of the sentences, reworded."""
    return reworded(edits.condense(story, generator, 0.33), generator, synonyms)


def short(story, generator, synonyms):
    """The first 40 to 60 words and the rest of their sentence, reworded."""
    return reworded(first_words(story, generator.uniform(40, 60)), generator, synonyms, 0.25)


def reworded_excerpt(story, generator, synonyms):
    """A third of the story in one piece, from anywhere in it, reworded."""
    words = sum(len(sentence.split()) for sentences in story for sentence in sentences)
    begin = generator.randrange(max(1, 2 * len(story) // 3))
    return reworded(first_words(story[begin:], words / 3), generator, synonyms, 0.25)


def passages_reordered(story, generator, synonyms):
    """Three or four passages in reverse order, reworded."""
    size = max(1, -(-len(story) // 4))
    passages = [story[i:i + size] for i in range(0, len(story), size)]
    passages.reverse()
    return reworded([part for passage in passages for part in passage], generator, synonyms)


def opening_dropped(story, generator, synonyms):
    """Without its first fifth and half of the sentences of the rest, reworded."""
    rest = story[max(1, len(story) // 5):]
    return reworded(edits.condense(rest, generator, 0.5), generator, synonyms)


def take(story, generator, _):
    """An early take of an agency: the first third, corrected here and there."""
    words = sum(len(sentence.split()) for sentences in story for sentence in sentences)
    return edits.correct(first_words(story, words / 3), generator, 0.15)


def simplified(story, generator, synonyms):
    """Some asides gone, sentences broken at their commas, words exchanged."""
    story = edits.restructure(edits.condense(story, generator, 0.95), generator, 1)
    broken = [[part[:1].upper() + part[1:] + "." for sentence in sentences
               for part in sentence.rstrip(".").split(", ") if len(part.split()) > 3]
              for sentences in story]
    return edits.synonyms(edits.phrases(broken, generator, 0.8), generator, synonyms, 0.15)


KINDS = {
    "light spin": lambda *given: reworded(*given, rate=0.15),
    "heavy spin": lambda *given: reworded(*given, rate=0.55),
    "a third of the sentences, reworded": retold,
    "first 40 to 60 words, reworded": short,
    "excerpt of a third, reworded": reworded_excerpt,
    "three or four passages reversed, reworded": passages_reordered,
    "opening dropped, half of the rest reworded": opening_dropped,
    "first take of an agency, corrected": take,
    "sentences simplified": simplified,
}


def first_words(story, wanted):
    """The first paragraphs, and sentences of the last one, of so many words."""
    taken, words = [], 0
    for sentences in story:
        kept = []
        for sentence in sentences:
            if words < wanted:
                kept.append(sentence)
                words += len(sentence.split())
        if kept:
            taken.append(kept)
    return taken


def unseen_stories(path, seed):
    """Stories that made_pairs.py leaves alone."""
    most = made_pairs.TAKEN[SET]
    stories = made_pairs.suitable_stories(path, most + 4 * STORIES, seed)[most:]
    long_enough = [(name, story) for name, story in stories
                   if len(story) >= LEAST_PARAGRAPHS
                  and len(edits.join(story).split()) >= LEAST_WORDS]
    return long_enough[:STORIES]


def changed_stories(kind, stories, synonyms):
    for name, story in stories:
        generator = random.Random(f"{kind}:{name}")
        made = KINDS[kind](story, generator, synonyms)
        yield {"id": f"{name}#made", "text": edits.join(made)}


def found(neardup, path, scratch, kind, made):
    """The line of the table on made stories."""
    number = list(KINDS).index(kind)
    written = scratch / f"made-{number}.jsonl"
    written.write_text("".join(json.dumps(story) + "\n" for story in made), encoding="utf-8")
    listed = scratch / f"pairs-{number}.tsv"
    origins = [story["id"].removesuffix("#made") for story in made]
    labelled_sets.write_pairs(listed, [(origin, f"{origin}#made", "") for origin in origins])
    wanted = [frozenset((origin, f"{origin}#made")) for origin in origins]
    scores = [verdict["score"] for verdict in neardup.compare(listed, [path, written])]
    relations = reported(neardup, [path, written], scratch / f"found-{number}")
    words = [len(story["text"].split()) for story in made]
    return row(kind, words, scores, [relations.get(pair) for pair in wanted])


def reported(neardup, inputs, output):
    """The relation of each pair that `dedup` reports."""
    return {frozenset((pair["a"], pair["b"])): pair["relation"]
            for pair in neardup.dedup(inputs, output)}


def row(name, words, scores, relations):
    """A line of the table; relations are None where a pair is not reported."""
    share = sum(score >= 0.5 for score in scores) / len(scores)
    counts = collections.Counter(relation for relation in relations if relation)
    listed = ", ".join(f"{relation} {count}" for relation, count in counts.most_common())
    return (f"{name:52} {len(scores):5} {sum(words) / len(words):6.0f} {share:10.3f} "
            f"{counts.total() / len(scores):9.3f}  {listed}")


def machine_rewrites(neardup, sets, scratch):
    """Lines on rewrites by language models, by their length and its share."""
    path = sets.documents("llm_rewrites")
    if path is None:
        return
    with open(path, encoding="utf-8") as file:
        words = {str(story["id"]): len(story["text"].split()) for story in map(json.loads, file)}
    chosen = [pair for pair in pairs.machine_rewrites(sets) if pair.origin == "machine"]
    listed = scratch / "machine.tsv"
    labelled_sets.write_pairs(listed, [(pair.id1, pair.id2, "") for pair in chosen])
    scores = [verdict["score"] for verdict in neardup.compare(listed, [path])]
    relations = reported(neardup, [path], scratch / "found-machine")
    measured = []  # words of the shorter, share of the longer, score, relation
    for pair, score in zip(chosen, scores, strict=True):
        shorter, longer = sorted((words[pair.id1], words[pair.id2]))
        measured.append((shorter, shorter / longer, score,
                         relations.get(frozenset((pair.id1, pair.id2)))))
    for name, column, bins in (("share of the longer", 1, (0, 0.35, 0.5, 0.7, 0.9, 1)),
                               ("words of the shorter", 0, (0, 80, 160, 320, 640, 5000))):
        for low, high in zip(bins, bins[1:]):
            rows = [facts for facts in measured if low < facts[column] <= high]
            if rows:
                yield row(f"language models, {name} {low:g} to {high:g}",
                          [facts[0] for facts in rows], [facts[2] for facts in rows],
                          [facts[3] for facts in rows])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    path = pathlib.Path
    parser.add_argument("--data", type=path, required=True, help="directory of the labelled sets")
    parser.add_argument("--neardup", type=path, required=True, help="program that measures")
    parser.add_argument("--cache", type=path, help="keep unpacked sets here")
    parser.add_argument("--wordnet", type=path, default=path("/usr/share/wordnet"))
    parser.add_argument("--seed", type=int, default=1, help="that of train.py")
    options = parser.parse_args()
    with measurement.scratch("neardup-weak-spots-") as scratch:
        sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
        documents = sets.documents(SET)
        if documents is None:
            measurement.fail(f"{SET} is not in {options.data}")
        neardup = program.Program(options.neardup)
        synonyms = wordnet.Synonyms(options.wordnet)
        stories = unseen_stories(documents, options.seed)
        print(f"{'kind':52} {'pairs':>5} {'words':>6} {'scored .5':>10} {'reported':>9}  as")
        for kind in KINDS:
            made = list(changed_stories(kind, stories, synonyms))
            print(found(neardup, documents, scratch, kind, made), flush=True)
        print("\n".join(machine_rewrites(neardup, sets, scratch)))


if __name__ == "__main__":
    main()
