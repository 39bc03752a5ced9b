#!/usr/bin/env python3
"""How fast and in how much memory `neardup extract` reads long inputs.

    bench/streams.py PROGRAM [--megabytes N ...] [--formats NAME ...]

Sends made input of each size (plain bytes) through a pipe, so that nothing lies
on a disk, to `extract -j 1`, and prints megabytes of plain bytes a second of CPU
time and the peak of resident memory. Formats: jsonl, csv and tsv of stories of
3 KB; warc, warc.gz (a member a record, as in CC-NEWS) and warc.zst of pages of
60 KB as sites send them (made_pages.padded_page), 500 of them again and again.
100,000 pages are `--megabytes 6000 --formats warc warc.gz`. Ends with 1 if
memory grows by more than a tenth and 16 MB from the first size to the last, or
pages are read slower than 40 MB/s.
"""

import argparse
import csv
import gzip
import io
import json
import os
import shutil
import subprocess
import sys

import made_pages

PAGES = 500
PAGE_BYTES = 60_000
STORIES = 2000
LEAST_PAGES = 40.0


def stories():
    for number in range(STORIES):
        story = made_pages.Story(number, "en", 12)
        yield {"id": number, "title": story.title, "published": story.date, "text": story.true_text()}


def table(separator):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    for story in stories():
        writer.writerow(story.values())
    return f"id{separator}title{separator}published{separator}text\n".encode(), [out.getvalue().encode()]


def lines():
    return b"", ["".join(json.dumps(story, ensure_ascii=False) + "\n" for story in stories()).encode()]


def records():
    for number in range(PAGES):
        page = made_pages.padded_page(number, PAGE_BYTES).encode()
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        yield (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news{number}.example/{number}\r\n"
               f"WARC-Date: 2025-03-01T10:20:30Z\r\nContent-Type: application/http; msgtype=response\r\n"
               f"Content-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"


def packed(command):
    return lambda record: subprocess.run(command, input=record, check=True, capture_output=True).stdout


PACKERS = {"warc": bytes, "warc.gz": lambda record: gzip.compress(record, 6), "warc.zst": packed(["zstd", "-qc"])}


def pieces(name):
    """The beginning, what follows it again and again, and the plain size of that."""
    if name in PACKERS:
        plain = list(records())
        return b"", [PACKERS[name](record) for record in plain], sum(map(len, plain))
    head, rest = {"jsonl": lines, "csv": lambda: table(","), "tsv": lambda: table("\t")}[name]()
    return head, rest, sum(map(len, rest))


def run(program, name, megabytes, made):
    head, rest, size = made
    turns = max(1, round(megabytes * 1e6 / size))
    process = subprocess.Popen([program, "extract", "-q", "-j", "1", "-"], stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL)
    process.stdin.write(head)
    for _ in range(turns):
        for piece in rest:
            process.stdin.write(piece)
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{name}: {program} failed")
    seconds = usage.ru_utime + usage.ru_stime
    speed = turns * size / 1e6 / seconds
    memory = usage.ru_maxrss / 1024
    count = f"{turns * len(rest):,} pages" if name in PACKERS else f"{turns * STORIES:,} stories"
    print(f"{name:9} {turns * size / 1e6:8.0f} MB {count:>18} {seconds:7.2f} s {speed:6.0f} MB/s {memory:6.0f} MB of memory",
          flush=True)
    return speed, memory


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--megabytes", type=int, nargs="+", default=[200, 1000])
    parser.add_argument("--formats", nargs="+", default=["jsonl", "csv", "tsv", "warc", "warc.gz", "warc.zst"])
    options = parser.parse_args()
    good = True
    for name in options.formats:
        if name == "warc.zst" and not shutil.which("zstd"):
            print(f"{name:9} skipped: there is no zstd to make it with")
            continue
        made = pieces(name)
        results = [run(options.program, name, megabytes, made) for megabytes in options.megabytes]
        memory = [one for _, one in results]
        good = good and memory[-1] <= memory[0] * 1.1 + 16
        good = good and (name not in PACKERS or min(speed for speed, _ in results) >= LEAST_PAGES)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
