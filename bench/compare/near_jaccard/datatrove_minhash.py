"""datatrove's four MinHash stages with its defaults, one local task after another."""

import pathlib
import struct
import sys

import stories
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import (MinhashDedupBuckets, MinhashDedupCluster,
                                      MinhashDedupFilter, MinhashDedupSignature)
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

NAME = "datatrove"
# Its stages fail with xxhash 4, its English words are spaCy's, and its imports ask for more than
# pip is told.
REQUIREMENTS = ("datatrove", "xxhash<4", "spacy", "tokenizers", "regex", "orjson")
ANSWER = "clusters.tsv"


def run(path, output):
    config = MinhashConfig()
    path = pathlib.Path(path).resolve()

    def reader():
        return JsonlReader(str(path.parent), glob_pattern=path.name)

    stages = (
        [reader(), MinhashDedupSignature(str(output / "signatures"), config)],
        [MinhashDedupBuckets(str(output / "signatures"), str(output / "buckets"), config=config)],
        [MinhashDedupCluster(str(output / "buckets"), str(output / "remove"), config=config,
                             save_cluster_id=True)],
        [reader(), MinhashDedupFilter(str(output / "remove")), JsonlWriter(str(output / "kept"))],
    )
    for at, stage in enumerate(stages):
        LocalPipelineExecutor(stage, tasks=config.num_buckets if at == 1 else 1, workers=1,
                              logging_dir=str(output / f"logs{at}")).run()


def clusters(output):
    packed = (output / "remove" / "000000.clusters").read_bytes()
    groups = {}
    for story, group in struct.iter_unpack("<II", packed):
        groups.setdefault(group, []).append(story)
    return (sorted(group) for group in groups.values() if len(group) > 1)


if __name__ == "__main__":
    directory = pathlib.Path(sys.argv[2])
    run(sys.argv[1], directory)
    stories.write_clusters(directory, clusters(directory))
