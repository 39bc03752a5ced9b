"""Edits that newsrooms, spinners and forms make, applied to a story by rule.

Every edit takes the story as a list of paragraphs (lists of sentences) and a
random generator, and gives the same shape back. The same generator gives the
same edit.
"""

import re

SENTENCE_END = re.compile(r"(?<=[.!?][\"”’')])\s+(?=[\"“‘A-ZÄÖÜ])|(?<=[.!?])\s+(?=[\"“‘A-ZÄÖÜ])")
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:['’][A-Za-z]+)?")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(r"(?<=[a-zäöü,;] )[A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]+(?: [A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]+)*")

# Wordings that stand for one another, either way.
PHRASES = [
    ("according to", "as stated by"), ("as well as", "and also"), ("in order to", "to"),
    ("because of", "due to"), ("more than", "over"), ("about", "around"), ("however", "but"),
    ("also", "in addition"), ("although", "even though"), ("as a result", "therefore"),
    ("at least", "no fewer than"), ("after", "following"), ("before", "prior to"),
    ("many", "numerous"), ("such as", "including"), ("will be", "is going to be"),
    ("has been", "was"), ("have been", "were"), ("did not", "failed to"), ("said", "stated"),
    ("told", "informed"), ("while", "whereas"), ("until", "up to"), ("near", "close to"),
    ("last year", "the previous year"), ("people", "individuals"), ("the company", "the firm"),
    ("in the past", "previously"), ("right now", "at the moment"), ("a lot of", "plenty of"),
    ("is expected to", "should"), ("the fact that", "that"), ("with regard to", "on"),
    ("announced", "made public"), ("in addition to", "besides"), ("despite", "in spite of"),
]
FURNITURE = [
    "Advertisement", "Read more: the stories of the day", "Sign up for our free newsletter",
    "Share this article", "Story continues below", "Support independent local news today.",
    "By our staff reporters", "Photo: archive", "All rights reserved.", "Subscribe for full access",
    "This story has been updated.", "Related topics", "Most read", "Leave a comment below.",
]


def split(text):
    """Paragraphs of sentences."""
    paragraphs = [line.strip() for line in text.split("\n")]
    return [SENTENCE_END.split(line) for line in paragraphs if line]


def join(paragraphs):
    return "\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def each(paragraphs, change):
    """`change` applied to every sentence; sentences it empties are gone."""
    return [[new for new in map(change, sentences) if new] for sentences in paragraphs]


def like(word, model):
    """`word` with the capital of `model`."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def synonyms(paragraphs, random, wordnet, rate):
    """Spins: the given share of the words that have synonyms is replaced."""
    chosen = {}  # a spinner is consistent within a story

    def replace(match):
        word = match.group()
        if word in chosen:
            return chosen[word]
        found = wordnet.of(word.lower()) if len(word) > 3 else []
        if found and not (word[0].isupper() and match.start() > 0) and random.random() < rate:
            chosen[word] = like(random.choice(found[:3]), word)
        else:
            chosen[word] = word
        return chosen[word]

    return each(paragraphs, lambda sentence: WORD.sub(replace, sentence))


def phrases(paragraphs, random, rate):
    """Small wordings exchanged."""
    def change(sentence):
        for one, other in PHRASES:
            for old, new in ((one, other), (other, one)):
                pattern = re.compile(rf"\b{old}\b", re.IGNORECASE)
                if random.random() < rate and pattern.search(sentence):
                    sentence = pattern.sub(
                        lambda match, new=new: like(new, match.group()), sentence)
                    break
        return sentence

    return each(paragraphs, change)


QUOTE_FIRST = re.compile(r"^[\"“]([^\"”]+?),?[\"”] (?:said|says) ([^.\"“]{3,60})\.(.*)$")
QUOTE_LAST = re.compile(r"^([A-Z][^.\"“]{3,60}?) (?:said|says)(?: that)?[:,]? [\"“]([^\"”]+?)\.?[\"”]\.?$")
FRONTED = re.compile(r"^((?:In|On|At|After|During|Since|Before|Despite|With) [^,]{4,40}), (.+?)([.!?])$")
PASSIVE = re.compile(r"^(The [a-z ]{3,40}) (was|were) (\w+ed) by (the [a-z ]{3,40})([.,].*)$")
CLAUSES = re.compile(r"^(.{30,}?), (and|but|while) (.{30,})$")
ASIDE = re.compile(r" \([^()]{3,60}\)|, (?:which|who) [^,]{5,60},|, [a-z][^,]{5,40},(?= [a-z])")


def lower_first(text):
    """A sentence's first word as it stands within one, names kept by guess."""
    known = text.split(" ", 1)[0] in ("The", "A", "An", "It", "He", "She", "They", "There", "In",
                                      "This", "That", "We", "Some", "Many", "On", "At")
    return text[:1].lower() + text[1:] if known else text


def rearrange(sentence, random):
    """One sentence built otherwise: speaker first, clause moved, voice, split."""
    quoted = QUOTE_FIRST.match(sentence)
    if quoted:
        words, speaker, rest = quoted.groups()
        how = random.choice(["said: “{1}.”", "said that {1}.", "explained: “{1}.”"])
        return f"{like(speaker, 'A')} {how.format('', lower_first(words))}{rest}"
    quoted = QUOTE_LAST.match(sentence)
    if quoted:
        speaker, words = quoted.groups()
        return random.choice([f"“{words},” {lower_first(speaker)} said.",
                              f"{speaker} pointed out that {lower_first(words)}."])
    fronted = FRONTED.match(sentence)
    if fronted:
        clause, rest, end = fronted.groups()
        return f"{like(rest, 'A')} {lower_first(clause)}{end}"
    passive = PASSIVE.match(sentence)
    if passive:
        thing, _, verb, doer, rest = passive.groups()
        return f"{like(doer, 'A')} {verb} {lower_first(thing)}{rest}"
    clauses = CLAUSES.match(sentence)
    if clauses:
        first, link, second = clauses.groups()
        link = {"and": "", "but": "However, ", "while": "Meanwhile, "}[link]
        return f"{first}. {link}{second if link else like(second, 'A')}"
    return sentence


def restructure(paragraphs, random, rate):
    """Sentences built otherwise where a rule fits."""
    return each(paragraphs, lambda sentence: (
        rearrange(sentence, random) if random.random() < rate else sentence))


def reorder(paragraphs, random, moves):
    """Neighbouring sentences and paragraphs that change places; the first stays."""
    paragraphs = [list(sentences) for sentences in paragraphs]
    for _ in range(moves):
        if len(paragraphs) > 3:
            i = random.randrange(1, len(paragraphs) - 1)
            paragraphs[i], paragraphs[i + 1] = paragraphs[i + 1], paragraphs[i]
        longest = max(paragraphs, key=len)
        if len(longest) > 2:
            i = random.randrange(len(longest) - 1)
            longest[i], longest[i + 1] = longest[i + 1], longest[i]
    return paragraphs


def condense(paragraphs, random, keep):
    """The given share of the sentences, without some of their asides."""
    def change(sentence):
        if random.random() >= keep:
            return ""
        return ASIDE.sub("", sentence) if random.random() < 0.6 else sentence

    first, *rest = paragraphs
    return [first, *each(rest, change)]


def trim(paragraphs, random):
    """What is left when the end, or a middle, does not fit."""
    keep = max(2, round(len(paragraphs) * random.uniform(0.5, 0.9)))
    if random.random() < 0.6:
        return paragraphs[:keep]
    gap = random.randrange(1, max(2, keep))
    return paragraphs[:gap] + paragraphs[gap + len(paragraphs) - keep:]


def furnish(paragraphs, random):
    """Lines of a page around the story."""
    furnished = [list(sentences) for sentences in paragraphs]
    for _ in range(random.randrange(1, 5)):
        furnished.insert(random.randrange(len(furnished) + 1), [random.choice(FURNITURE)])
    return furnished


def correct(paragraphs, random, rate):
    """Some numbers corrected."""
    def change(match):
        return other_number(match.group(), random) if random.random() < rate else match.group()

    return each(paragraphs, lambda sentence: NUMBER.sub(change, sentence))


def other_number(number, random):
    digits = "".join(random.choice("123456789") if c.isdigit() else c for c in number)
    return digits if digits != number else "1" + digits


def fill_in_anew(paragraphs, random, names, rate):
    """A form with other facts: names and numbers exchanged; and how many were."""
    chosen = {}
    exchanged = 0

    def other(match):
        nonlocal exchanged
        old = match.group()
        if old not in chosen:
            new = other_number(old, random) if old[0].isdigit() else random.choice(names)
            chosen[old] = new if random.random() < rate else old
        exchanged += chosen[old] != old
        return chosen[old]

    filled = each(paragraphs, lambda sentence: NAME.sub(other, NUMBER.sub(other, sentence)))
    return filled, exchanged


def names_of(text):
    """What looks like names inside sentences."""
    return NAME.findall(text)
