#!/usr/bin/env python3
"""How often a metered story would be cut where its paper asks for an account.

  bench/paywalls.py --neardup PROGRAM STORIES.jsonl [--lead 60]

Puts an offer of a subscription behind the first paragraphs of every story, so
many words or more, as if the story went on behind it, and counts the stories
whose rest `neardup extract --furniture` sets aside. Stories of fewer than 300
words in paragraphs, or 40 behind the offer, are left out.
"""

import argparse
import json
import subprocess
import tempfile

OFFER = ("Please log in, or sign up for a new account and purchase a "
         "subscription to continue reading.")


def cut(text, lead):
    """The paragraphs before and behind the offer, or None."""
    paragraphs = [p for p in text.split("\n") if len(p.split()) >= 8]
    if sum(len(p.split()) for p in paragraphs) < 300:
        return None
    words = 0
    for at, paragraph in enumerate(paragraphs):
        words += len(paragraph.split())
        if words >= lead:
            break
    behind = paragraphs[at + 1:]
    if sum(len(p.split()) for p in behind) < 40:
        return None
    return paragraphs[:at + 1], behind


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories")
    parser.add_argument("--neardup", required=True)
    parser.add_argument("--lead", type=int, default=60)
    arguments = parser.parse_args()
    behind = {}  # how what follows the offer begins, by id
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as metered:
        for line in open(arguments.stories, encoding="utf-8"):
            story = json.loads(line)
            parts = cut(story["text"], arguments.lead)
            if parts is None:
                continue
            behind[story["id"]] = parts[1][0].strip()[:20]
            # A source of its own: nothing recurs.
            metered.write(json.dumps({
                "id": story["id"], "source": story["id"],
                "text": "\n".join([*parts[0], OFFER, *parts[1]])}) + "\n")
        metered.flush()
        listed = subprocess.run(
            [arguments.neardup, "extract", "-q", "--furniture", metered.name],
            check=True, capture_output=True, text=True).stdout
    wrong = set()
    for passage in map(json.loads, listed.splitlines()):
        source = passage["source"]
        if (passage["kind"] == "notice"
                and passage["text"].strip().startswith(behind[source])):
            wrong.add(source)
    print(f"{len(behind)} stories, {len(wrong)} of them cut: "
          f"{len(wrong) / max(len(behind), 1):.3f}")


if __name__ == "__main__":
    main()
