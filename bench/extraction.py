#!/usr/bin/env python3
"""How well and how fast the story of a page is found.

    bench/extraction.py --program BUILD/bench/read_pages [--trafilatura]

Quality on the pages of made_pages.py and development_pages.py, whose stories are
known and on which the rules were tuned, and on those of held_out_pages.py and
template_pages.py, on which none was: precision, recall and F1 over runs of four
words (four characters of Han and Kana), by page, by layout and as a mean; how
often title, author, date and address are right. With --trafilatura what that
package gives on the same pages (pip install trafilatura). Speed: MB a CPU second on one core over pages of 60 KB, from bytes
to story, least of several turns.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import development_pages
import held_out_pages
import made_pages
import template_pages

WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\u3040-\u30ff\u4e00-\u9fff]+")
FIELDS = ("title", "byline", "published", "url", "language")


def runs(text):
    words = WORD.findall(text.lower())
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)))


def scores(found, true):
    ours, theirs = runs(found), runs(true)
    common = sum((ours & theirs).values())
    precision = common / max(1, sum(ours.values()))
    recall = common / max(1, sum(theirs.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def with_program(program, pages, folder):
    paths = []
    for name, page, _ in pages:
        path = pathlib.Path(folder) / f"{name}.html"
        path.write_text(page, encoding="utf-8")
        paths.append(str(path))
    lines = subprocess.run([program, *paths], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in lines.splitlines()]


def with_trafilatura(pages):
    import trafilatura
    found = []
    for _, page, _ in pages:
        got = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
        got = got.as_dict() if got is not None else {}
        found.append({"text": got.get("text") or "", "title": got.get("title") or "",
                      "byline": got.get("author") or "", "published": got.get("date") or "",
                      "url": got.get("url") or "", "language": got.get("language") or ""})
    return found


def says(page, field, story):
    """What the page says for the field; None if it says nothing."""
    value = {"title": story.title, "byline": story.author, "published": story.date[:10], "url": story.url,
             "language": story.language}[field]
    return value if field == "title" or value in page else None


def sets_of_pages():
    return {"tuned": made_pages.made_pages, "development": development_pages.made,
            "held-out": held_out_pages.made_pages, "templates": template_pages.made_pages}


def report(name, pages, found, options):
    means = [0.0, 0.0, 0.0]
    layouts = collections.defaultdict(list)
    right = collections.Counter()
    said = collections.Counter()
    for (page_name, page, story), got in zip(pages, found):
        score = scores(got["text"], story.true_text())
        means = [mean + one / len(pages) for mean, one in zip(means, score)]
        for field in FIELDS:
            value = says(page, field, story)
            if value is None or (field == "language" and f"lang=\"{value}\"" not in page):
                continue
            said[field] += 1
            right[field] += got[field].startswith(value)
        layouts[page_name.split("-")[0]].append(score[2])
        if options.each and score[2] < 0.995:
            print(f"  {page_name:28} precision {score[0]:.3f} recall {score[1]:.3f} F1 {score[2]:.3f}")
    print(f"{name}: {len(pages)} pages, precision {means[0]:.3f}, recall {means[1]:.3f}, F1 {means[2]:.3f}; "
          + ", ".join(f"{field} {right[field]}/{said[field]}" for field in FIELDS))
    if options.layouts:
        for layout, values in layouts.items():
            print(f"  {layout:20} {sum(values) / len(values):.3f}  " + " ".join(f"{value:.2f}" for value in values))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--trafilatura", action="store_true")
    parser.add_argument("--each", action="store_true", help="list the pages that are not right")
    parser.add_argument("--layouts", action="store_true", help="F1 of each layout")
    parser.add_argument("--sets", nargs="+", choices=list(sets_of_pages()), default=list(sets_of_pages()))
    options = parser.parse_args()

    large = [(f"large{i}", made_pages.padded_page(i, 60_000), None) for i in range(40)]
    with tempfile.TemporaryDirectory() as folder:
        for name in options.sets:
            pages = sets_of_pages()[name]()
            report(f"neardup, {name}", pages, with_program(options.program, pages, folder), options)
            if options.trafilatura:
                report(f"trafilatura, {name}", pages, with_trafilatura(pages), options)
        paths = []
        for name, page, _ in large:
            path = pathlib.Path(folder) / f"{name}.html"
            path.write_text(page, encoding="utf-8")
            paths.append(str(path))
        sys.stdout.flush()
        subprocess.run([options.program, "--turns", "20", *paths], check=True)
    if options.trafilatura:
        begin = time.process_time()
        with_trafilatura(large)
        seconds = time.process_time() - begin
        size = sum(len(page.encode()) for _, page, _ in large)
        print(f"trafilatura: {size / 1e6 / seconds:.1f} MB/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
