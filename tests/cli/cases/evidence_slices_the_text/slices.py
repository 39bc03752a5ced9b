import json
import sys

texts = {}
for name in ("news.jsonl", "accents.jsonl"):
    for line in open(name, encoding="utf-8"):
        if line.strip():
            story = json.loads(line)
            texts[story["id"]] = story["text"].encode()


def words(text):
    cleaned = "".join(c if c.isalnum() else " " for c in text.lower())
    return cleaned.split()


passages = verbatim = 0
for line in sys.stdin:
    pair = json.loads(line)
    a, b = texts[pair["a"]], texts[pair["b"]]
    for passage in pair["passages"]:
        # Raises an error when an offset is inside a character.
        left = a[passage["a_begin"]:passage["a_end"]].decode()
        right = b[passage["b_begin"]:passage["b_end"]].decode()
        passages += 1
        assert words(left) and words(right), passage
        if passage["kind"] == "verbatim":
            verbatim += 1
            assert words(left) == words(right), (left, right)
print("verbatim" if verbatim else "none", "of several" if passages > 5 else "")
