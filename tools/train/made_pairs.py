"""Pairs made from real stories by rule: rewrites, edited copies, filled-in forms."""

import json
import random

import edits
import pairs

MIN_WORDS, MAX_WORDS = 60, 900
# Stories taken from each set. German ones are not spun: there are no synonyms.
TAKEN = {"googlenews": 1200, "bbc_news": 600, "reuters21578": 500, "german_press": 600}
FACT_EVERY = 20  # words, in a form
ENGLISH = ("googlenews", "bbc_news", "reuters21578")


def spin(story, generator, wordnet):
    rate = generator.uniform(0.1, 0.55)
    story = edits.restructure(story, generator, generator.uniform(0, 1))
    story = edits.phrases(story, generator, generator.uniform(0, 0.8))
    story = edits.synonyms(story, generator, wordnet, rate)
    return condensed_a_little(story, generator)


def rebuild(story, generator, wordnet):
    """Reordered, rebuilt and shortened, few words exchanged."""
    story = edits.restructure(story, generator, 0.9)
    story = edits.reorder(story, generator, generator.randrange(2, 8))
    story = edits.phrases(story, generator, 0.5)
    if wordnet:
        story = edits.synonyms(story, generator, wordnet, generator.uniform(0, 0.25))
    return edits.condense(story, generator, generator.uniform(0.55, 0.95))


def condensed_a_little(story, generator):
    if generator.random() < 0.5:
        story = edits.condense(story, generator, generator.uniform(0.7, 1))
    if generator.random() < 0.4:
        story = edits.reorder(story, generator, generator.randrange(1, 4))
    return story


def edited_copy(story, generator, wordnet):
    if generator.random() < 0.4:
        story = edits.phrases(story, generator, generator.uniform(0, 0.3))
        story = edits.synonyms(story, generator, wordnet, generator.uniform(0, 0.08))
    story = edits.correct(story, generator, generator.choice([0, 0, 0.1, 0.25]))
    if generator.random() < 0.7:
        story = edits.trim(story, generator)
    return edits.furnish(story, generator)


def lightly_edited(story, generator, wordnet):
    """A few words changed, perhaps a sentence dropped or a line of the page added."""
    story = edits.phrases(story, generator, generator.uniform(0, 0.5))
    story = edits.synonyms(story, generator, wordnet, generator.uniform(0, 0.12))
    story = edits.correct(story, generator, generator.choice([0, 0, 0.3]))
    if generator.random() < 0.4:
        story = edits.condense(story, generator, 0.8)
    return edits.furnish(story, generator) if generator.random() < 0.3 else story


def opening(story, generator):
    """The first sentences, of 25 to 100 words."""
    wanted = generator.uniform(25, 100)
    taken, words = [], 0
    for sentences in story:
        kept = []
        for sentence in sentences:
            if words < wanted:
                kept.append(sentence)
                words += len(sentence.split())
        taken.append(kept)
    return [kept for kept in taken if kept]


def form(story, generator, names):
    """Another filling of a form; None for a story with too few facts to exchange."""
    words = len(edits.join(story).split())
    story, exchanged = edits.fill_in_anew(story, generator, names, generator.uniform(0.7, 1))
    if exchanged < max(4, words / FACT_EVERY):
        return None
    if generator.random() < 0.4:
        story = edits.condense(story, generator, generator.uniform(0.8, 1))
    return story


def suitable_stories(path, count, seed):
    """A fixed choice of stories of middling length: (id, paragraphs)."""
    found = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            story = json.loads(line)
            if MIN_WORDS <= len(story["text"].split()) <= MAX_WORDS:
                found.append((str(story["id"]), story["text"]))
    found.sort(key=lambda story: random.Random(f"{seed}:{story[0]}").random())
    return [(name, edits.split(text)) for name, text in found[:count]]


class MadePairs:
    """Made stories of one set, and the pairs they are in."""

    def __init__(self, name, seed, wordnet):
        self.name, self.seed, self.wordnet = name, seed, wordnet
        self.stories = []  # {"id", "text"}
        self.pairs = []

    def make(self, path):
        stories = suitable_stories(path, TAKEN[self.name], self.seed)
        names = [name for _, story in stories for name in edits.names_of(edits.join(story))]
        english = self.name in ENGLISH
        for number, (base, story) in enumerate(stories):
            generator = random.Random(f"{self.seed}:{self.name}:{base}")
            kind = number % 5
            if kind == 0 and english:
                self.add(base, "spin", spin(story, generator, self.wordnet), True, False)
            elif kind in (0, 1):
                made = rebuild(story, generator, self.wordnet if english else None)
                self.add(base, "rebuild", made, True, None)
            elif kind == 2:
                self.add(base, "edit", edited_copy(story, generator, self.wordnet), True, True)
            elif kind == 3:
                self.add_short(base, opening(story, generator), generator, names)
            elif generator.random() < 0.8:
                self.add(base, "form", form(story, generator, names), False, False)
            else:
                self.add(base, "spun form", form(
                    spin(story, generator, self.wordnet) if english else story,
                    generator, names), False, False)
        return self

    def add_short(self, base, story, generator, names):
        """An opening of a story as a brief, and an edit, a spin or a form of it."""
        text = edits.join(story)
        if len(text.split()) < 20:
            return
        brief = f"{base}#brief"
        self.stories.append({"id": brief, "text": text})
        chance = generator.random()
        if chance < 0.4:
            self.add(brief, "brief edit", lightly_edited(story, generator, self.wordnet),
                     True, True)
        elif chance < 0.65 and self.name in ENGLISH:
            self.add(brief, "brief spin", spin(story, generator, self.wordnet), True, False)
        else:
            self.add(brief, "brief form", form(story, generator, names), False, False)

    def add(self, base, kind, paragraphs, copy, verbatim):
        text = edits.join(paragraphs or [])
        if len(text.split()) < 20:
            return
        made = f"{base}#{kind}"
        self.stories.append({"id": made, "text": text})
        self.pairs.append(pairs.Pair(self.name, base, made, "made", kind, copy, verbatim))


def made_pairs(sets, seed, wordnet):
    """A MadePairs for each set that is there."""
    for name in TAKEN:
        path = sets.documents(name)
        if path is not None:
            yield MadePairs(name, seed, wordnet).make(path)
