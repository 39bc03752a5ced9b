#!/usr/bin/env python3
"""Sketch kernels alone: speed and accuracy of 128 lanes on the same sets of hashes, one core.

    bench/sketch_kernels.py --data DIR

sketch_kernel (option NEARDUP_BENCH) writes the word-5-gram hashes of every story of a set; neardup
and the peers, from PyPI into an environment of their own, sketch them turn by turn, each turn with
another seed, in processes pinned to one core. Reading, words, hashes and the making of Python
objects are not timed. Accuracy is the root mean square error of the estimated Jaccard similarity,
the share of equal lanes, over all turns and all pairs of a similarity of .3 or more, as
exact_pairs counts it by brute force; `of a binomial` is what independent lanes are expected to
give on these pairs. A group of copies is many pairs, so that one seed is a few hundred
observations at most.

The bounds: no peer is faster by more than the jitter of the machine (5 %), and the error is at
most a tenth above that of independent lanes.
"""

import array
import csv
import math
import operator
import pathlib
import subprocess
import sys

import labelled_sets
import measurement
import program
import timed_process

sys.path.insert(0, str(pathlib.Path(__file__).with_name("compare")))
import environments  # noqa: E402

LANES = 128
LEAST_JACCARD = 0.3
REQUIREMENTS = ("FastSketchLSH", "rensa", "numpy")
PEERS = {"fastsketchlsh": "FastSketchLSH", "rensa_r": "rensa RMinHash",
         "rensa_c": "rensa CMinHash"}


def seconds_of(command, cpu):
    done = subprocess.run(["taskset", "-c", str(cpu), *map(str, command)], check=True,
                          capture_output=True, text=True)
    return float(done.stdout)


def true_pairs(exact_pairs, documents):
    """(first, second, Jaccard similarity) of the pairs, by position."""
    done = subprocess.run([exact_pairs, "--threshold", str(LEAST_JACCARD), documents],
                          check=True, capture_output=True, text=True)
    rows = csv.DictReader(done.stdout.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(int(row["n1"]), int(row["n2"]), float(row["jaccard"])) for row in rows]


def square_error(path, code, pairs):
    """Mean square error of the estimates from a file of lanes."""
    lanes = array.array(code)
    lanes.frombytes(path.read_bytes())
    total = 0.0
    for a, b, jaccard in pairs:
        equal = sum(map(operator.eq, lanes[a * LANES:(a + 1) * LANES],
                        lanes[b * LANES:(b + 1) * LANES]))
        total += (equal / LANES - jaccard) ** 2
    return total / len(pairs)


def measure(report, name, documents, options, python, scratch):
    subprocess.run([options.sketch_kernel, "hashes", scratch, documents], check=True)
    hashes = (scratch / "hashes").stat().st_size // 8
    commands = {"neardup": [options.sketch_kernel, "sketch", scratch, options.rounds]}
    for peer in PEERS if python else ():
        commands[peer] = [python, pathlib.Path(__file__).with_name("sketch_peers.py"), peer,
                          scratch, options.rounds]
    pairs = true_pairs(options.exact_pairs, documents)
    least = dict.fromkeys(commands, math.inf)
    squares = dict.fromkeys(commands, 0.0)
    for turn in range(options.turns):
        for key, command in commands.items():
            least[key] = min(least[key], seconds_of([*command, turn + 1], options.cpu))
            code = "I" if key == "neardup" else "Q"
            squares[key] += square_error(scratch / f"{key}.lanes", code, pairs)
    errors = {key: math.sqrt(total / options.turns) for key, total in squares.items()}
    binomial = math.sqrt(sum(j * (1 - j) for _, _, j in pairs) / LANES / len(pairs))
    report.figure(f"{name}: neardup, million hashes a second", hashes / least["neardup"] / 1e6,
                  digits=0)
    for peer in commands:
        if peer == "neardup":
            continue
        report.figure(f"{name}: {PEERS[peer]}, time of neardup's", least[peer] / least["neardup"],
                      at_least=0.95, digits=2)
    report.figure(f"{name}: error of a binomial", binomial, digits=4, note=f"({len(pairs)} pairs)")
    report.figure(f"{name}: error of neardup", errors["neardup"],
                  at_most=round(1.1 * binomial, 4), digits=4)
    for peer in commands:
        if peer != "neardup":
            report.figure(f"{name}: error of {PEERS[peer]}", errors[peer], digits=4)


def main():
    parser = measurement.arguments(__doc__)
    build = measurement.REPOSITORY / "build/release/bench"
    parser.add_argument("--sketch-kernel", type=pathlib.Path, default=build / "sketch_kernel")
    parser.add_argument("--exact-pairs", type=pathlib.Path, default=build / "exact_pairs")
    parser.add_argument("--sets", nargs="*", default=["googlenews"], help="default googlenews")
    parser.add_argument("--turns", type=int, default=10, help="processes of each (default 10)")
    parser.add_argument("--rounds", type=int, default=3, help="in each process (default 3)")
    parser.add_argument("--cpu", type=int, default=timed_process.last_cores(1)[0],
                        help="core to pin to (default the last)")
    parser.add_argument("--environments", type=pathlib.Path,
                        default=pathlib.Path.home() / ".cache/neardup-compare",
                        help="where environments are kept")
    options = parser.parse_args()
    neardup = program.Program(options.neardup)
    report = measurement.Measurement("sketch_kernels")
    places = environments.Environments(options.environments)
    python, why_not = places.python(REQUIREMENTS)
    report.details["versions"] = places.versions(REQUIREMENTS)
    if python is None:
        report.skip("peers", why_not)
    with measurement.scratch() as scratch:
        sets = labelled_sets.LabelledSets(options.data, options.cache or scratch)
        for name in options.sets:
            documents = sets.documents(name)
            if documents is None:
                report.skip(name, "no such set")
            else:
                measure(report, name, documents, options, python, scratch)
    return report.finish(options, neardup.version)


if __name__ == "__main__":
    sys.exit(main())
