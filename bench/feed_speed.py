#!/usr/bin/env python3
"""How fast `neardup extract` reads each format.

    feed_speed.py PROGRAM STORIES.jsonl [--runs N] [--megabytes N]

Writes the stories (JSON Lines with id, title, text) as RSS, Atom, JSON Feed and
CSV, 500 stories a file, paragraphs as HTML where the format has it, until there
are so many megabytes of each; then extracts every format on one thread and
prints the megabytes a second of CPU time, best of N runs.
"""

import argparse
import csv
import html
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile

STORIES_A_FILE = 500


def markup(story):
    return "".join(f"<p>{html.escape(line, quote=False)}</p>\n"
                   for line in story["text"].split("\n") if line.strip())


def rss(stories):
    items = "".join(
        f"<item><guid>{html.escape(s['id'])}</guid><title>{html.escape(s['title'])}</title>"
        "<link>https://news.example/a</link><pubDate>Tue, 04 Feb 2025 22:29:00 GMT</pubDate>"
        f"<description><![CDATA[{markup(s)}]]></description></item>\n" for s in stories)
    return ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>News</title>"
            f"<language>en</language>\n{items}</channel></rss>\n")


def atom(stories):
    entries = "".join(
        f"<entry><id>{html.escape(s['id'])}</id><title>{html.escape(s['title'])}</title>"
        "<updated>2025-02-04T22:29:00Z</updated>"
        f"<content type=\"html\">{html.escape(markup(s))}</content></entry>\n" for s in stories)
    return ("<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">"
            f"<title>News</title>\n{entries}</feed>\n")


def json_feed(stories):
    items = [{"id": s["id"], "title": s["title"], "content_html": markup(s)} for s in stories]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "language": "en",
                       "items": items}, ensure_ascii=False)


def table(stories):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["id", "title", "text", "language"])
    writer.writerows([s["id"], s["title"], s["text"], "en"] for s in stories)
    return out.getvalue()


def read_stories(path):
    stories = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record.get("text") or record.get("body") or ""
        if text.strip():
            stories.append({"id": str(record.get("id", len(stories))),
                            "title": record.get("title") or "", "text": text})
    return stories


def write_files(folder, make, stories, size):
    written = 0
    while written < size:
        for begin in range(0, len(stories), STORIES_A_FILE):
            content = make(stories[begin:begin + STORIES_A_FILE]).encode()
            (folder / f"{written:012}").write_bytes(content)
            written += len(content)
            if written >= size:
                break
    return written


def cpu_seconds(command):
    with open(os.devnull, "wb") as nothing:
        process = subprocess.Popen(command, stdout=nothing)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command}: failed")
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("stories", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--megabytes", type=int, default=50)
    arguments = parser.parse_args()
    stories = read_stories(arguments.stories)
    formats = {"rss": rss, "atom": atom, "jsonfeed": json_feed, "csv": table}
    for name, make in formats.items():
        with tempfile.TemporaryDirectory() as folder:
            size = write_files(pathlib.Path(folder), make, stories, arguments.megabytes * 10**6)
            command = [arguments.program, "extract", "-q", "-j", "1", folder]
            best = min(cpu_seconds(command) for _ in range(arguments.runs))
            print(f"{name:10} {size / 1e6:7.1f} MB {best:6.2f} s {size / 1e6 / best:7.0f} MB/s")


if __name__ == "__main__":
    main()
