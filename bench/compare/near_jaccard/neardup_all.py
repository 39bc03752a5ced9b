"""neardup with everything it finds: excerpts and rewrites too."""

NAME = "neardup, everything"
COMMAND = ("{neardup}", "dedup", "{input}", "-o", "{output}", "--force", "-q", "-j", "1")
ANSWER = "pairs.jsonl"
