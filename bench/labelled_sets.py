"""The labelled sets: folders with docs.jsonl.zst and, mostly, pairs.tsv."""

import csv
import json
import pathlib
import shutil
import subprocess

import measurement


class LabelledSets:
    """Finds sets by name below one directory and unpacks them into another."""

    def __init__(self, directory, cache):
        self.directory = pathlib.Path(directory)
        self.cache = pathlib.Path(cache)

    def documents(self, name):
        """Path of the stories of a set as plain JSON Lines; None if it is absent."""
        plain = self.directory / name / "docs.jsonl"
        if plain.exists():
            return plain
        packed = plain.with_suffix(".jsonl.zst")
        if not packed.exists():
            return None
        if shutil.which("zstd") is None:
            measurement.fail(f"{packed}: the zstd command is needed to unpack it")
        unpacked = self.cache / f"{name}.jsonl"
        if not unpacked.exists() or unpacked.stat().st_mtime < packed.stat().st_mtime:
            self.cache.mkdir(parents=True, exist_ok=True)
            partial = unpacked.with_suffix(".partial")
            subprocess.run(["zstd", "-dqf", packed, "-o", partial], check=True)
            partial.replace(unpacked)
            unpacked.touch()
        return unpacked

    def pairs_path(self, name):
        """Path of the labels of a set; None if it has none."""
        path = self.directory / name / "pairs.tsv"
        return path if path.exists() else None


def read_pairs(path):
    """The labelled pairs as dictionaries: id1, id2, label and what else is there."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def true_copies():
    """Pairs labelled as independent that were read and are copies, as frozensets of ids."""
    path = pathlib.Path(__file__).with_name("true_copies.tsv")
    return {frozenset((pair["id1"], pair["id2"])) for pair in read_pairs(path)}


def write_pairs(path, pairs):
    """Writes (id1, id2, label) triples as a file of labels."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("id1\tid2\tlabel\n")
        file.writelines("\t".join(pair) + "\n" for pair in pairs)


def lines_by_id(path):
    """The lines of a JSON Lines file, with line end, by id, in order."""
    with open(path, encoding="utf-8") as file:
        return {str(json.loads(line)["id"]): line for line in file}
