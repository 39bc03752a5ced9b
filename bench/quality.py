#!/usr/bin/env python3
"""How good neardup is: every labelled set, pair by pair and as batches, beside other methods.

    bench/quality.py --data DIR                          # tables, bounds
    bench/quality.py --data DIR --save run.json          # keep the figures
    bench/quality.py --data DIR --against run.json       # what moved since

Pairs are judged by `compare --pairs` among all stories of their set, batches
are whole sets given to `dedup`. Other methods: exact Jaccard of word-5-grams,
and, if installed (bench/requirements.txt), tf-idf cosine and MinHash LSH.

The models were fitted on most of these pairs: the figures tell whether a
change loses anything, not how good neardup is on stories it has not seen.
Cross-validated figures are in docs/quality.md, made by tools/train.

Exit code 1 if a bound is missed; goals that are not met are only said.
"""

import pathlib
import statistics
import sys

import labelled_pairs
import labelled_sets
import measurement
import peers
import program
import quality_tables
import saved_runs

FAINT = ("--min-score", "0.001")


def judge(report, name, pairs, neardup, documents, scratch):
    """Sets verdict and faint of the pairs of one set; those pairs that could be judged."""
    listed = scratch / f"{name}-pairs.tsv"
    labelled_sets.write_pairs(listed, [(pair.id1, pair.id2, pair.label) for pair in pairs])
    plain = neardup.compare(listed, [documents])
    faint = neardup.compare(listed, [documents], *FAINT)
    unknown = [verdict["error"] for verdict in plain if verdict["relation"] is None]
    if unknown:
        report.skip(f"{name}: {len(unknown)} pairs", f"stories without text, e.g. {unknown[0]}")
    for pair, verdict, low in zip(pairs, plain, faint, strict=True):
        if verdict["relation"] is not None:
            pair.verdict, pair.faint = verdict, low["relation"]
    return [pair for pair in pairs if pair.verdict]


def run_batch(name, pairs, neardup, documents, scratch):
    """Sets what dedup says of the pairs of one set; the summary of the run."""
    relations = {frozenset((found["a"], found["b"])): found["relation"]
                 for found in neardup.dedup([documents], scratch / name)}
    faint = {frozenset((found["a"], found["b"]))
             for found in neardup.dedup([documents], scratch / f"{name}-faint", *FAINT)}
    cluster = {story["id"]: story["cluster"]
               for story in program.read_lines(scratch / name / "stories.jsonl")}
    for pair in pairs:
        pair.reported = relations.get(pair.ids)
        pair.faintly_reported = pair.ids in faint
        pair.together = cluster[pair.id1] == cluster[pair.id2]
    return {**program.read_json(scratch / name / "summary.json"),
            "in clusters": sum(group["size"] for group in
                               program.read_lines(scratch / name / "clusters.jsonl"))}


def run_peers(report, name, pairs, documents):
    """Sets what the other methods say of the pairs of one set."""
    for pair in pairs:
        pair.peers["Jaccard"] = pair.verdict["jaccard"]
    stories = peers.texts(documents) if any(report.peers.values()) else {}
    if report.peers["tf-idf"]:
        peers.add_cosines(pairs, stories)
    if not report.peers["MinHash"]:
        return
    whole = len(stories) <= peers.BATCH_LIMIT
    if not whole:
        report.skip(f"MinHash LSH on {name}", f"more than {peers.BATCH_LIMIT} stories")
        named = {story for pair in pairs for story in pair.ids}
        stories = {story: stories[story] for story in stories if story in named}
    signed = peers.signatures(stories)
    peers.add_estimates(pairs, signed)
    for threshold in (0.5, 0.7) if whole else ():
        found = peers.lsh_pairs(signed, threshold)
        for pair in pairs:
            pair.peers[f"LSH {threshold}"] = float(pair.ids in found)


def measure(report, options, neardup, scratch):
    """All pairs with everything measured; summaries of the batches by set."""
    sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
    by_set = labelled_pairs.read_all(sets, options.labels)
    summaries = {}
    for name in labelled_pairs.ORIGINS:
        if name not in by_set:
            report.skip(name, "the set is not there")
            continue
        documents = sets.documents(name)
        print(f"{name}: {len(by_set[name])} pairs", file=sys.stderr)
        pairs = by_set[name] = judge(report, name, by_set[name], neardup, documents, scratch)
        summaries[name] = run_batch(name, pairs, neardup, documents, scratch)
        run_peers(report, name, pairs, documents)
    return [pair for pairs in by_set.values() for pair in pairs], summaries


def bounds(report, pairs, figures):
    """What the product is held to. Batches: reported by dedup; rankings: goals."""
    def reported(what, classes, **bound):
        chosen = [p for name in classes for p in labelled_pairs.of_class(pairs, name)]
        if not chosen:
            report.skip(what, "no such pairs")
            return
        count = sum(p.reported is not None for p in chosen)
        report.figure(f"{what}: reported", count / len(chosen), **bound,
                      note=f"({count} of {len(chosen)})")

    reported("exact", ["exact"], at_least=1.0)
    reported("near, version", ["near and version"], at_least=0.98)
    reported("partial", ["partial"], at_least=0.93)
    reported("template, quote, chrome, diff", ["look-alikes"], at_most=0.02)
    reported("reports of one event", ["reports of one event"], at_most=0.005)
    for what, bound in (("area", 0.998), ("recall at 1 %", 0.97), ("recall at .1 %", 0.90)):
        value = figures.get(f"rank, rewrites: neardup {what}", [None])[0]
        if value is None:
            report.skip(f"rewrites: {what}", "no such pairs")
            continue
        report.figure(f"rewrites: {what} false positives" if "%" in what else f"rewrites: {what}",
                      value, bound, digits=4, goal=True)
    scores = [p.verdict["score"] for p in labelled_pairs.of_class(pairs, "rewrites of models")]
    if scores:
        report.figure("rewrites of models: median score", statistics.median(scores))


def show_differences(saved, now):
    """What moved since a saved run, (run, figures)."""
    run, before = saved
    moved = saved_runs.differences(before, now)
    alone = [row for row in moved if row[1] is None or row[2] is None]
    both = [row for row in moved if row not in alone]
    print(f"\nagainst the run of {run['date']}, {run['program']}: "
          f"{len(both)} of {len(now)} figures moved")
    if both:
        print("\n".join(measurement.table(
            ("figure", "then", "now", ""),
            [(name, f"{then:.4f}", f"{new:.4f}", verdict) for name, then, new, verdict in both])))
    worse = sum(row[3] == "worse" for row in both)
    print(f"{worse} worse by more than {saved_runs.NOTABLE}; {len(alone)} figures only in one run")


def main():
    parser = measurement.arguments(__doc__)
    parser.add_argument("--save", metavar="FILE", dest="json", type=pathlib.Path,
                        help="the same as --json")
    parser.add_argument("--against", metavar="FILE", type=pathlib.Path,
                        help="show what moved since a run that was saved")
    parser.add_argument("--labels", metavar="DIR", type=pathlib.Path,
                        default=measurement.REPOSITORY / "data/labels",
                        help="labels of pairs near the bar (default data/labels)")
    parser.add_argument("--no-peers", action="store_true", help="measure neardup alone")
    parser.add_argument("--list", metavar="FILE", type=pathlib.Path,
                        help="write the ids of missed copies, false reports and high scores here")
    options = parser.parse_args()
    neardup = program.Program(options.neardup)
    saved = saved_runs.read(options.against) if options.against else None
    report = measurement.Measurement("quality")
    report.peers = {}
    for peer, module in (("tf-idf", "sklearn"), ("MinHash", "datasketch")):
        why = "--no-peers" if options.no_peers else peers.missing(module)
        report.peers[peer] = why is None
        if why:
            report.skip(peer, why)
    print(f"quality: {neardup.version}. The models were FITTED on most of these pairs: see\n"
          "docs/quality.md for figures of models that had not seen the pairs they judge.")
    with measurement.scratch() as scratch:
        pairs, summaries = measure(report, options, neardup, scratch)
    figures = {}
    if pairs:
        quality_tables.show(figures, pairs, summaries)
        report.row("figures", str(len(figures)))
        bounds(report, pairs, figures)
    report.details["figures"] = saved_runs.to_saved(figures)
    if options.list:
        options.list.write_text("".join(quality_tables.wrong_lines(pairs)), encoding="utf-8")
    print()
    code = report.finish(options, neardup.version)
    if saved:
        show_differences(saved, figures)
    return code


if __name__ == "__main__":
    sys.exit(main())
