"""text-dedup's own command, one process, xxh3; its clusters come from --debug."""

import pathlib
import pickle
import subprocess
import sys

import stories

NAME = "text-dedup"
REQUIREMENTS = ("text-dedup", "orjson")
ANSWER = "clusters.tsv"


def run(path, output):
    subprocess.run(
        [sys.executable, "-m", "text_dedup.minhash", "--path", "json", "--data_files", path,
         "--split", "train", "--cache_dir", output / "cache", "--output", output / "kept",
         "--column", "text", "--batch_size", "10000", "--num_proc", "1", "--ngram", "5",
         "--min_length", "1", "--num_perm", "128", "--threshold", "0.7", "--hash_func", "xxh3",
         "--hash_bits", "32", "--debug"], check=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)


def clusters(output):
    with open(output / "kept" / "uf.pkl", "rb") as file:
        found = pickle.load(file)
    groups = {}
    for story in list(found.parent):
        groups.setdefault(found.find(story), []).append(story)
    return (sorted(group) for group in groups.values() if len(group) > 1)


if __name__ == "__main__":
    directory = pathlib.Path(sys.argv[2])
    run(sys.argv[1], directory)
    stories.write_clusters(directory, clusters(directory))
