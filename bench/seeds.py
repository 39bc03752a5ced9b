#!/usr/bin/env python3
"""Five seed stories of which two are rewrites of one copy.

    bench/seeds.py --seeds DIR --data DIR

dedup must report that pair, as a rewrite, and no other: for the five files
alone, for the five among the stories of googlenews, and when the opening, the
headline or the furniture of one of the two is gone.
"""

import json
import re
import sys

import labelled_sets
import measurement
import program

FURNITURE_WORDS = 6  # a line of fewer words is taken for furniture, and so are these:
FURNITURE = re.compile(
    r"^\s*(by|edited by|published|updated|first published|last updated|leave a reply"
    r"|your email address|subscribe|sign up|read more|related)\b", re.IGNORECASE)


def without_first_line(text):
    return text.lstrip().split("\n", 1)[1].lstrip()


def without_first_sentence(text):
    return re.sub(r"^\s*.*?[.!?][\"'\u201d\u2019]*\s+", "", text, count=1, flags=re.DOTALL)


def without_furniture(text):
    kept = [line for line in text.split("\n")
            if len(line.split()) >= FURNITURE_WORDS and not FURNITURE.match(line)]
    return "\n".join(kept) + "\n"


def first_line(text):
    return text.strip().split("\n", 1)[0].strip()


def variants(seeds, a, b):
    """(name, records) for each variant of the seeds; a and b are the pair's ids."""
    def records(changes):
        return [{"id": name, "text": changes.get(name, str)(text)} for name, text in seeds.items()]

    yield "as they are", records({})
    for change, what in ((without_first_line, "first line"),
                         (without_first_sentence, "first sentence")):
        for name in (a, b):
            yield f"{name[:3]} without {what}", records({name: change})
    yield f"{a[:3]} without furniture", records({a: without_furniture})
    yield f"{a[:3]}, {b[:3]} without furniture", records(
        {a: without_furniture, b: without_furniture})
    yield "with a title", [{"id": name, "title": first_line(text), "text": text}
                           for name, text in seeds.items()]
    yield "first line as title", [
        {"id": name, "title": first_line(text), "text": without_first_line(text)}
        for name, text in seeds.items()]


def judge(report, what, pairs, ids, expected):
    """Adds the row of one run: what it reported that touches a seed."""
    touching = [pair for pair in pairs if pair["a"] in ids or pair["b"] in ids]
    hits = [pair for pair in touching if {pair["a"], pair["b"]} == expected]
    others = len(touching) - len(hits)
    relation = hits[0]["relation"] if hits else "not reported"
    score = hits[0]["score"] if hits else None
    text = relation if score is None else f"{relation} {score:.3f}"
    ok = others == 0 and relation == "rewrite" and score >= 0.9
    report.row(what, f"{text}, {others} other pairs", "rewrite >= 0.9, 0 others", ok,
               relation=relation, score=score, others=others)
    for pair in touching:
        if pair not in hits:
            report.details.setdefault("other pairs", []).append(
                f"{what}: {pair['a']} {pair['b']}: {program.measures(pair)}")


def main():
    parser = measurement.arguments(__doc__, data=False)
    parser.add_argument("--seeds", metavar="DIR", type=measurement.pathlib.Path, required=True,
                        help="directory of the seed stories, text files")
    parser.add_argument("--pair", nargs=2, metavar="PREFIX", default=["002", "003"],
                        help="how the names of the two rewrites begin (default 002 003)")
    options = parser.parse_args()
    neardup = program.Program(options.neardup)
    report = measurement.Measurement("seeds")
    seeds = {path.name: path.read_text(encoding="utf-8")
             for path in sorted(options.seeds.glob("*.txt"))}
    a, b = (next(name for name in seeds if name.startswith(prefix)) for prefix in options.pair)
    with measurement.scratch() as scratch:
        pairs = neardup.dedup([options.seeds], scratch / "files")
        judge(report, "text files", pairs, set(seeds), {a, b})
        sets = labelled_sets.LabelledSets(options.data or scratch, options.cache or scratch)
        news = sets.documents("googlenews")
        if news is None:
            report.skip("among the stories of googlenews", "the set is not there")
        for number, (what, records) in enumerate(variants(seeds, a, b)):
            lines = scratch / f"seeds-{number}.jsonl"
            lines.write_text("".join(json.dumps(record) + "\n" for record in records))
            pairs = neardup.dedup([lines], scratch / f"alone-{number}")
            judge(report, f"{what}, alone", pairs, set(seeds), {a, b})
            if news is not None:
                pairs = neardup.dedup([news, lines], scratch / f"among-{number}")
                judge(report, f"{what}, in googlenews", pairs, set(seeds), {a, b})
    code = report.finish(options, neardup.version)
    for line in report.details.get("other pairs", []):
        print("other pair,", line)
    return code


if __name__ == "__main__":
    sys.exit(main())
