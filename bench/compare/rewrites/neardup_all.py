"""neardup with everything it finds."""

NAME = "neardup, everything"
COMMAND = ("{neardup}", "dedup", "{input}", "-o", "{output}", "--force", "-q", "-j", "1")
ANSWER = "pairs.jsonl"
