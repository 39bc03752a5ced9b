"""Runs the neardup command and reads what it wrote."""

import json
import pathlib
import subprocess

import measurement


class Program:
    """One neardup executable. A run that fails ends the measurement."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        if not self.path.exists():
            measurement.fail(f"{self.path}: no such program; build it or give --neardup")
        self.version = self.run("--version").strip()

    def run(self, *arguments):
        """What the program wrote to its standard output, as text."""
        command = [str(self.path), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode != 0:
            measurement.fail(f"{' '.join(command)}\n{done.stderr.decode(errors='replace')}")
        return done.stdout.decode()

    def dedup(self, inputs, output, *flags):
        """Runs dedup into the directory `output`; its reported pairs."""
        self.run("dedup", *inputs, "-o", output, "-q", *flags)
        return read_lines(output / "pairs.jsonl")

    def compare(self, pairs, inputs, *flags):
        """The verdicts on the pairs of a file, in its order."""
        text = self.run("compare", "--pairs", pairs, *inputs, "-q", *flags)
        return [json.loads(line) for line in text.splitlines()]

    def evaluate(self, truth, result, *flags):
        """The object that `eval --json` prints."""
        return json.loads(self.run("eval", "--truth", truth, "--result", result, "--json", *flags))


def read_lines(path):
    """The objects of a JSON Lines file."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_json(path):
    """The object of a JSON file."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def measures(verdict):
    """Relation and measures of a pair in one line, without its text."""
    return ("{relation} score {score:.3f} jaccard {jaccard:.3f} "
            "containment {containment_a:.2f}/{containment_b:.2f} "
            "coverage {coverage_a:.2f}/{coverage_b:.2f}").format(**verdict)
