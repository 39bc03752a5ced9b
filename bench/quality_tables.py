"""The tables of quality.py. Every number of them is also a figure: {name: [value, better]}."""

import statistics
import textwrap

import measurement
import peers
import program
import ranking
from labelled_pairs import CLASSES, of_class

COPIES = ("exact", "near-duplicate", "excerpt", "rewrite")
HARD = ("look-alikes", "reports of one event")
LISTED = 30  # hard negatives worth reading
METHODS = ("neardup", "Jaccard", "MinHash", "tf-idf")
REWRITES = ("rewrites of models", "rewrites of newsrooms")
# Tables of shares by class have these columns, where a method was run.
BATCH_METHODS = {
    "neardup": lambda pair: pair.reported is not None,
    "Jaccard >= .5": lambda pair: pair.peers["Jaccard"] >= 0.5,
    "Jaccard >= .7": lambda pair: pair.peers["Jaccard"] >= 0.7,
    "MinHash LSH .5": lambda pair: pair.peers["LSH 0.5"] > 0,
    "MinHash LSH .7": lambda pair: pair.peers["LSH 0.7"] > 0,
}


def text(value):
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


class Figures:
    """Prints tables and keeps their numbers by name."""

    def __init__(self, figures):
        self.figures = figures

    def keep(self, name, value, better=""):
        if value is not None:
            self.figures[name] = [round(value, 5), better]
        return value

    def table(self, title, columns, rows):
        print("\n" + textwrap.fill(title, 110) + "\n")
        print("\n".join(measurement.table(columns, [[text(cell) for cell in row]
                                                    for row in rows])))


def judged(pair):
    return pair.verdict["relation"] in COPIES


def side(pairs):
    """Which way the share of these pairs that are called copies is better."""
    return {True: "up", False: "down", None: ""}[pairs[0].copy]


def by_label(pairs):
    """(set, origin, label) and its pairs; copies first, then others, then grey labels."""
    found = {}
    for pair in pairs:
        found.setdefault((pair.stories, pair.origin, pair.label), []).append(pair)
    order = {True: 0, False: 1, None: 2}
    return sorted(found.items(), key=lambda item: (order[item[1][0].copy], item[0]))


def share(pairs, holds):
    return sum(map(holds, pairs)) / len(pairs) if pairs else None


def pair_table(out, pairs):
    rows = []
    for key, some in by_label(pairs):
        relations = [share(some, lambda pair, r=relation: pair.verdict["relation"] == r)
                     for relation in COPIES]
        name = "pairs, " + ", ".join(key)
        rows.append((*key, len(some), out.keep(f"{name}: judged a copy", share(some, judged),
                                               side(some)), *relations,
                     out.keep(f"{name}: median score",
                              statistics.median(pair.verdict["score"] for pair in some))))
    out.table("Pairs, judged one by one (compare): share by label. What the origins are, says "
              "bench/labelled_pairs.py.",
              ("set", "origin", "label", "pairs", "a copy", *COPIES, "median score"), rows)


def batch_table(out, pairs):
    rows = []
    for key, some in by_label(pairs):
        name = "batch, " + ", ".join(key)
        met = [pair for pair in some if pair.faint in COPIES]
        rows.append((*key, len(some),
                     out.keep(f"{name}: reported", share(some, lambda p: p.reported is not None),
                              side(some)),
                     *[share(some, lambda p, r=relation: p.reported == r) for relation in COPIES],
                     out.keep(f"{name}: in one cluster", share(some, lambda p: p.together),
                              side(some)),
                     out.keep(f"{name}: reported at .001",
                              share(some, lambda p: p.faintly_reported)),
                     out.keep(f"{name}: met", share(met, lambda p: p.faintly_reported),
                              side(some) if some[0].copy else "")))
    out.table("Batches (dedup of the whole set): share of the labelled pairs that is reported. "
              "'at .001': with --min-score .001, so a lower bound of the share that became "
              "candidates. 'met': of the pairs that compare --min-score .001 calls copies, the "
              "share that dedup --min-score .001 reports: what finding candidates, and dismissing "
              "them early, leaves.",
              ("set", "origin", "label", "pairs", "reported", *COPIES, "one cluster", "at .001",
               "met"), rows)


def set_table(out, pairs, summaries):
    rows = []
    for name, summary in summaries.items():
        found = [summary["pairs"].get(relation, 0) for relation in COPIES]
        for relation, count in zip(COPIES, found):
            out.keep(f"set, {name}: {relation} pairs", count)
        rows.append((name, out.keep(f"set, {name}: stories", summary["stories"]), *found,
                     out.keep(f"set, {name}: clusters", summary["clusters"]),
                     out.keep(f"set, {name}: in clusters", summary["in clusters"]),
                     sum(p.together and p.copy is False for p in pairs if p.stories == name),
                     sum(not p.together and bool(p.copy) for p in pairs if p.stories == name)))
    out.table("Batches as a whole: reported pairs, clusters, stories in them; labelled others in "
              "one cluster, labelled copies in two",
              ("set", "stories", *COPIES, "clusters", "stories in", "others joined",
               "copies apart"), rows)


def contests(pairs):
    """(name, copies, others) of what is ranked."""
    hard = [pair for name in HARD for pair in of_class(pairs, name)]
    marked = [pair for pair in pairs if pair.copy_by_reading]
    bar = of_class(pairs, "near the bar, others")
    rewrites = [pair for name in REWRITES for pair in of_class(pairs, name)]
    models = of_class(pairs, "rewrites of models")
    verbatim = [p for n in ("exact", "near and version", "partial") for p in of_class(pairs, n)
                if p.origin == "hand"]
    bar_verbatim = of_class(pairs, "near the bar, verbatim")
    yield "rewrites", rewrites, hard
    yield "rewrites, as labelled", rewrites, hard + marked
    yield "rewrites, with others near the bar", rewrites, hard + bar
    yield "rewrites of newsrooms", of_class(pairs, "rewrites of newsrooms"), hard
    for label in sorted({pair.label for pair in models}):
        yield label, [pair for pair in models if pair.label == label], hard
    for name in ("two rewrites of one article", "crowd paraphrases"):
        yield name, of_class(pairs, name), hard
    for label in ("cut", "light", "heavy"):
        yield f"exercises, {label}", [p for p in pairs if p.label == label], hard
    yield "near the bar, rewrites against hard", of_class(pairs, "near the bar, rewrites"), hard
    yield "near the bar, rewrites", of_class(pairs, "near the bar, rewrites"), bar
    yield "verbatim (hand)", verbatim, of_class(pairs, "look-alikes")
    yield "verbatim, others near the bar too", verbatim, of_class(pairs, "look-alikes") + bar
    yield "near the bar, verbatim", bar_verbatim, bar


def score_of(pair, method):
    return pair.verdict["score"] if method == "neardup" else pair.peers[method]


def rank_tables(out, pairs):
    methods = [m for m in METHODS if m == "neardup" or all(m in pair.peers for pair in pairs)]
    own, others = [], []
    for name, copies, rest in contests(pairs):
        if not copies or not rest:
            continue
        row = []
        for method in methods:
            scores = [[score_of(pair, method) for pair in some] for some in (copies, rest)]
            figures = [("area", ranking.area(*scores)),
                       ("recall at 1 %", ranking.recall_at(*scores, 0.01)),
                       ("recall at .1 %", ranking.recall_at(*scores, 0.001))]
            for what, value in figures:
                out.keep(f"rank, {name}: {method} {what}", value,
                         "up" if method == "neardup" else "")
            if method == "neardup":
                own.append((name, len(copies), len(rest), *(value for _, value in figures)))
            row += [value for _, value in figures[:2]]
        others.append((name, *row))
    out.table("Ranked by score: copies against look-alikes and reports of one event (hard). "
              "'as labelled': the reports of one event that are copies by reading "
              "(bench/true_copies.tsv) count as none; else they are left out. Under 1,000 others, "
              ".1 % lets none pass.",
              ("copies", "pairs", "others", "area", "recall at 1 %", "at .1 %"), own)
    out.table("The same pairs ranked by other methods: area, recall at 1 % false positives",
              ("copies", *(f"{method}{what}" for method in methods for what in ("", " 1 %"))),
              others)


def class_table(out, pairs, summaries):
    """Shares by class, of the sets that every method can be given as a batch."""
    pairs = [p for p in pairs if summaries[p.stories]["stories"] <= peers.BATCH_LIMIT]
    usable = {name: holds for name, holds in BATCH_METHODS.items()
              if "LSH" not in name or all("LSH 0.5" in pair.peers for pair in pairs)}
    rows = []
    for name in CLASSES:
        some = of_class(pairs, name)
        if not some:
            continue
        shares = [share(some, holds) for holds in usable.values()]
        for method, value in zip(usable, shares):
            out.keep(f"class, {name}: {method}", value, side(some) if method == "neardup" else "")
        rows.append((name, len(some), *shares))
    out.table("Reported in a batch, by class and method. Jaccard: of all pairs, as an ideal finder "
              "of near-duplicates would. Sets too large for MinHash LSH are left out.",
              ("class", "pairs", *usable), rows)


def calibration_tables(out, pairs):
    mixtures = {"all labelled pairs": lambda pair: True,
                "without two rewrites of one article":
                lambda pair: pair.label != "sibling_rewrites",
                "labelled by reading": lambda pair: pair.origin in ("hand", "bar"),
                "near the bar": lambda pair: pair.origin == "bar"}
    for name, wanted in mixtures.items():
        some = [pair for pair in pairs if pair.copy is not None and wanted(pair)]
        if not some:
            continue
        scores = [pair.verdict["score"] for pair in some]
        truths = [pair.copy or pair.copy_by_reading for pair in some]
        error = out.keep(f"calibration, {name}", ranking.calibration_error(scores, truths), "down")
        parts = ranking.reliability(scores, truths)
        out.table(f"Score as a probability, {name}, in the mixture of labels: expected calibration "
                  f"error {error:.3f}",
                  ("score from", "pairs", "mean score", "share copies"),
                  [(at / len(parts), *part) for at, part in enumerate(parts)])


def min_score_table(out, pairs):
    classes = {"labelled by reading": lambda pair: pair.origin in ("hand", "bar"),
               "rewrites of models": lambda pair: pair.origin == "model"}
    rows = []
    for name, wanted in classes.items():
        some = [pair for pair in pairs if pair.copy is not None and wanted(pair)
                and pair.verdict["relation"] == "rewrite"]
        for least in (0.5, 0.8, 0.9, 0.95, 0.97):
            kept = [pair for pair in some if pair.verdict["score"] >= least]
            copies = sum(pair.copy for pair in kept)
            rows.append((name, least, copies, len(kept) - copies))
    out.table("Rewrites by the least score they may have, which is what --min-score compares from "
              ".5 on: pairs that compare calls rewrites.",
              ("class", "score from", "copies", "others"), rows)


def show(figures, pairs, summaries):
    """Prints all tables; the numbers go into `figures`."""
    out = Figures(figures)
    pair_table(out, pairs)
    batch_table(out, pairs)
    set_table(out, pairs, summaries)
    rank_tables(out, pairs)
    class_table(out, pairs, summaries)
    calibration_tables(out, pairs)
    min_score_table(out, pairs)


def wrong_lines(pairs):
    """Pairs worth reading, one a line, without their text.

    Missed copies and false reports of the batches, and the hard negatives that score best: those
    that cost the most recall.
    """
    def line(what, pair):
        return "\t".join((what, pair.stories, pair.origin, pair.label, pair.id1, pair.id2,
                          program.measures(pair.verdict))) + "\n"

    for pair in pairs:
        if pair.copy and pair.reported is None:
            yield line("missed", pair)
        elif pair.copy is False and pair.reported and not pair.copy_by_reading:
            yield line("false", pair)
    hard = [pair for name in HARD for pair in of_class(pairs, name)]
    for pair in sorted(hard, key=lambda pair: -pair.verdict["score"])[:LISTED]:
        yield line("high", pair)
