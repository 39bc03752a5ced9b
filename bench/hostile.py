#!/usr/bin/env python3
"""Input made to be as bad as can be, at four sizes: seconds, memory, what was capped.

Each input must end, in time that grows no faster than the input (an exponent of at most --exponent, fitted from an
eighth to the whole), and within --memory. Memory is held to by the system: the program may not map more private memory than the bound
(RLIMIT_DATA, which counts what is mapped and not used as well); what is stated is the peak that was resident, pages of temporary files included, which the system may drop.
"""

import argparse
import json
import math
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

MEGABYTE = 1 << 20
VOCABULARY = 30_000
# Counters of summary.json that say what was left out.
CAPS = ("exact pairs not listed", "sketch buckets over the cap", "rare key buckets over the cap",
        "pairs of group members not judged")


def words(random_words, count, vocabulary=VOCABULARY):
    return " ".join(f"w{random_words.randrange(vocabulary):x}" for _ in range(count))


def line(number, text):
    return json.dumps({"id": f"s{number}", "source": f"paper{number % 97}", "text": text}) + "\n"


def one_story(size, out):
    """Copies of one story."""
    text = words(random.Random(1), 300)
    out.writelines(line(i, text) for i in range(size))


def template(size, out):
    """Stories from one template: 12 words of 120 differ, of as many as there are stories, so that by chance a story
    shares two of them with as many others in a large input as in a small one."""
    fixed = words(random.Random(2), 108).split()
    chance = random.Random(3)
    for i in range(size):
        mine = list(fixed)
        for _ in range(12):
            mine.insert(chance.randrange(len(mine)), f"v{chance.randrange(size):x}")
        out.write(line(i, " ".join(mine)))


def long_story(size, out):
    """One story of 1,000 bytes for each story asked for, beside three short ones."""
    for i in range(3):
        out.write(line(i, words(random.Random(i), 50)))
    chance = random.Random(4)
    out.write('{"id":"long","text":"')
    left = size * 1000
    while left > 0:
        part = words(chance, 2000) + " "
        out.write(part[:left])
        left -= len(part)
    out.write('"}\n')


def three_words(size, out):
    """Stories of three words."""
    chance = random.Random(5)
    out.writelines(line(i, words(chance, 3)) for i in range(size))


def one_token(size, out):
    """One token said again and again, in one story, and a story of it once."""
    out.write(line(0, "again " * size))
    out.write(line(1, "again"))


def one_bucket(size, out):
    """One bucket of sketches and of rare keys holds everything: each story is the same 60 words, then 3 of its own, of
    words that are more the more stories there are (see template)."""
    fixed = words(random.Random(6), 60)
    chance = random.Random(7)
    vocabulary = max(10, VOCABULARY * size // 1_000_000)
    out.writelines(line(i, f"{fixed} {words(chance, 3, vocabulary)}") for i in range(size))


INPUTS = {made.__name__: made for made in
          (one_story, template, long_story, three_words, one_token, one_bucket)}


class Run:
    """One run of the program under a hard limit."""

    def __init__(self, arguments, feed, output):
        command = [arguments.neardup, "dedup", str(feed), "-o", str(output), "--force", "-q", "-j", str(arguments.threads),
                   "--memory", arguments.memory, "--tmp-dir", str(output.parent)]
        bound = size_in_bytes(arguments.memory)

        def limit():
            resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))

        process = subprocess.Popen(command, preexec_fn=limit, stderr=subprocess.PIPE, text=True)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.code = os.waitstatus_to_exitcode(status)
        self.errors = errors.strip()
        self.seconds = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss * 1024
        self.summary = json.loads((output / "summary.json").read_text()) if self.code == 0 else {}

    def candidates(self):
        counters = self.summary.get("counters", {})
        return counters.get("near candidates", 0) + counters.get("candidates", 0)

    def caps(self):
        found = {name: self.summary.get("counters", {}).get(name, 0) for name in CAPS}
        found["rejected"] = self.summary.get("rejected", 0)
        return {name: count for name, count in found.items() if count}


def size_in_bytes(text):
    return int(text[:-1]) << {"K": 10, "M": 20, "G": 30}[text[-1]] if text[-1] in "KMG" else int(text)


def measure(name, arguments, directory):
    """Rows of one input, and whether it holds."""
    rows = []
    for size in (arguments.size // 8, arguments.size // 4, arguments.size // 2, arguments.size):
        feed = directory / "feed.jsonl"
        with open(feed, "w", encoding="utf-8") as out:
            INPUTS[name](size, out)
        run = Run(arguments, feed, directory / "out")
        rows.append((size, feed.stat().st_size, run))
        caps = ", ".join(f"{count:,} {what}" for what, count in run.caps().items()) or "nothing capped"
        caps = f"{run.candidates():,} candidates; {caps}"
        print(f"{name:12} {size:>9,} {feed.stat().st_size / MEGABYTE:8.0f} MB {run.seconds:8.1f} s "
              f"{run.peak / MEGABYTE:7.0f} MB  {caps if run.code == 0 else f'exit {run.code}: {run.errors}'}", flush=True)
        if run.code != 0:
            return False
        feed.unlink()
    exponent = fitted_exponent(rows)
    if exponent is None:
        print(f"{name:12} too short to tell how it grows; holds", flush=True)
        return True
    held = exponent <= arguments.exponent
    print(f"{name:12} grows with exponent {exponent:.2f}; {'holds' if held else 'DOES NOT HOLD'}", flush=True)
    return held


def fitted_exponent(rows):
    """Of seconds by size: the slope of the logarithms. None if fewer than two runs took half a second."""
    points = [(math.log(size), math.log(run.seconds)) for size, _, run in rows if run.seconds >= 0.5]
    if len(points) < 2:
        return None
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return (sum((x - mean_x) * (y - mean_y) for x, y in points)
            / sum((x - mean_x) ** 2 for x, _ in points))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", help=f"of {', '.join(INPUTS)} (default all)")
    parser.add_argument("--neardup", default="build/release/src/cli/neardup")
    parser.add_argument("--size", type=int, default=1_000_000, help="stories of the largest input (default 1000000)")
    parser.add_argument("--memory", default="1G")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--exponent", type=float, default=1.15)
    parser.add_argument("--work", help="directory for inputs and temporary files; some GB (default: the system's)")
    arguments = parser.parse_args()
    unknown = set(arguments.inputs) - set(INPUTS)
    if unknown:
        parser.error(f"no input {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="neardup-hostile-", dir=arguments.work) as directory:
        held = [measure(name, arguments, pathlib.Path(directory)) for name in arguments.inputs or INPUTS]
    sys.exit(0 if all(held) else 1)


if __name__ == "__main__":
    main()
