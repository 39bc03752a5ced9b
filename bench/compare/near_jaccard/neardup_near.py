"""neardup, the tiers that answer the same question: exact and near-duplicates."""

NAME = "neardup, near tier"
COMMAND = ("{neardup}", "dedup", "{input}", "-o", "{output}", "--force", "-q", "-j", "1",
           "--find", "exact,near-duplicate")
ANSWER = "pairs.jsonl"
