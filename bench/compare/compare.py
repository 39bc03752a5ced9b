#!/usr/bin/env python3
"""neardup beside the tools people use, on one core, whole processes.

    bench/compare/compare.py [--scenario near_jaccard] [--input FILE] [--turns N]

Contestants are the files of the scenario's folder; what they need is installed
from PyPI into environments of their own (--environments). One that cannot be
installed or fails is named with the reason. Each answers first on a small made
feed, and the answer is held against exact truth: a wrong one is reported as
wrong. Then 1/8, 1/4, 1/2 and all of the input, in turns (A B A B), pinned to
one core; a contestant that would take longer than --limit stays with the part
it can do. The input is a made feed (bench/feed) unless one is given; prefixes
are its first lines. Writes DIR/compare-SCENARIO-INPUT.{json,md,svg}.

What is unfair about it says bench/README.md.
"""

import datetime
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import contestants as contestants_of  # noqa: E402
import environments  # noqa: E402
import growth_fit  # noqa: E402
import measurement  # noqa: E402
import program  # noqa: E402
import tables  # noqa: E402
import timed_process  # noqa: E402
import verdicts  # noqa: E402

SHARES = (0.125, 0.25, 0.5, 1)
CHECKED = 5000  # stories of the small made feed
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "MKL_NUM_THREADS",
                                     "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS")}


class Input:
    """A feed and its first parts; `truth` if it is a made one, or labels of its pairs."""

    def __init__(self, name, path, scratch, truth=None, labels=None):
        self.name, self.path = name, scratch / "input.jsonl"
        self.truth, self.labels = truth, labels
        self.path.symlink_to(path.resolve())
        with open(path, "rb") as file:
            self.stories = sum(1 for _ in file)
        self.parts = {1: self.path}
        for part in SHARES[:-1]:
            self.parts[part] = scratch / f"part-{part}.jsonl"
            with open(path, "rb") as file, open(self.parts[part], "wb") as short:
                for _, line in zip(range(int(part * self.stories)), file):
                    short.write(line)

    def bytes(self, part):
        return self.parts[part].stat().st_size


def made_input(options, name, stories, scratch):
    directory = scratch / name
    subprocess.run([options.make_feed, "--stories", str(stories), "-o", directory], check=True)
    return Input(f"{name}, {stories:,} stories", directory / "feed.jsonl", directory,
                 truth=directory / "truth.tsv")


class Race:
    """Runs contestants on inputs."""

    def __init__(self, options, scratch):
        self.options = options
        self.output = scratch / "output"
        self.environments = environments.Environments(options.environments)

    def run(self, one, path):
        """(usage, None), or (None, why it failed)."""
        python, why_not = self.environments.python(one.requirements)
        if why_not:
            return None, why_not
        shutil.rmtree(self.output, ignore_errors=True)
        self.output.mkdir()
        timed_process.into_page_cache(path)
        words = one.command(python=python, input=path, output=self.output,
                            neardup=self.options.neardup)
        log = self.output / "log"
        with open(log, "wb") as file:
            usage, code = timed_process.try_to_run(
                words, [self.options.cpu], stdout=file, stderr=file,
                env={**os.environ, **ONE_THREAD, "PYTHONPATH": str(one.path.parent.parent),
                     "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"})
        if code != 0:
            lines = log.read_text(errors="replace").strip().splitlines() or ["no message"]
            return None, f"exit code {code}: {lines[-1][:200]}"
        return usage, None

    def judge(self, one, feed, part=1):
        if one.answer is None:
            return None
        return timed_process.apart(verdicts.judge, self.output / one.answer, feed.parts[part],
                                   self.options.exact_pairs, feed.truth, feed.labels)


def measure_growth(race, one, feed):
    """Figures of one contestant: growth over the parts, the greatest one judged."""
    points, judged = [], None
    for part in SHARES:
        costs = [point["cpu_seconds"] for point in points]
        factor = max(2, costs[-1] / costs[-2]) if len(costs) > 1 else 2
        if costs and factor * costs[-1] > race.options.limit:
            break
        usage, why_not = race.run(one, feed.parts[part])
        if why_not:
            return {"why_not": why_not}
        points.append({"share": part, "bytes": feed.bytes(part), **vars(usage)})
        judged = race.judge(one, feed, part)
        print(f"{one.name}: {part:g} in {usage.cpu_seconds:.1f} s CPU", file=sys.stderr)
    return {"growth": points, "judged": judged}


def summarise(entry, turns):
    """Adds to an entry the best turn, its rates, and the exponents."""
    points = entry["growth"]
    runs = [points[-1], *turns]
    best = min(runs, key=lambda run: run["cpu_seconds"])
    wall = min(run["wall_seconds"] for run in runs)
    size = points[-1]["bytes"]
    entry["timed"] = {
        "share": points[-1]["share"], "runs": runs, "cpu_seconds": best["cpu_seconds"],
        "wall_seconds": wall, "mb_per_cpu_second": size / 1e6 / best["cpu_seconds"],
        "mb_per_wall_second": size / 1e6 / wall,
        "peak_bytes": max(run["peak_bytes"] for run in runs)}
    sizes = [point["bytes"] for point in points]
    costs = [point["cpu_seconds"] for point in points[:-1]] + [best["cpu_seconds"]]
    entry["time_exponent"] = growth_fit.exponent(sizes, costs)
    entry["memory_exponent"] = growth_fit.exponent(
        sizes, [point["peak_bytes"] for point in points])


def compete(race, entrants, small, feed):
    """Everything measured of the contestants, in their order."""
    entries = {}
    for one in entrants:
        entry = entries[one.key] = {"key": one.key, "name": one.name, "about": one.about,
                                    "versions": race.environments.versions(one.requirements),
                                    "check": None}
        _, why_not = race.run(one, small.path)
        if why_not:
            entry["why_not"] = why_not
        else:
            entry["check"] = race.judge(one, small)
            entry |= measure_growth(race, one, feed)
        if entry.get("why_not"):
            print(f"{one.name}: {entry['why_not']}", file=sys.stderr)
    ran = [one for one in entrants if not entries[one.key].get("why_not")]
    turns = {one.key: [] for one in ran}
    for _ in range(race.options.turns - 1):
        for one in ran:
            part = entries[one.key]["growth"][-1]["share"]
            usage, why_not = race.run(one, feed.parts[part])
            if not why_not:
                turns[one.key].append({"share": part, "bytes": feed.bytes(part), **vars(usage)})
    for one in ran:
        summarise(entries[one.key], turns[one.key])
    return list(entries.values())


def describe_machine():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"processor": measurement.machine(), "memory": f"{memory / 2**30:.0f} GiB",
            "system": platform.platform(), "python": platform.python_version(),
            "load": ", ".join(f"{value:.1f}" for value in os.getloadavg())}


def save(race, run, directory):
    """Writes the run, its table and its plot; the table."""
    directory.mkdir(parents=True, exist_ok=True)
    stem = f"compare-{run['scenario']}-{run['input']['key']}"
    saved = directory / f"{stem}.json"
    saved.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
    table = tables.markdown(run)
    (directory / f"{stem}.md").write_text(table, encoding="utf-8")
    python, why_not = race.environments.python(("matplotlib",))
    if why_not:
        print(f"no plot: {why_not}", file=sys.stderr)
    else:
        plot = pathlib.Path(__file__).with_name("plot.py")
        subprocess.run([python, plot, saved, directory / f"{stem}.svg"], check=True)
    return table


def read_options():
    build = measurement.REPOSITORY / "build/release"
    parser = measurement.arguments(__doc__, data=None)
    parser.add_argument("--scenario", default="near_jaccard",
                        help="folder of contestants (default near_jaccard)")
    parser.add_argument("--contestants", nargs="*", default=(), help="only these (names of files)")
    parser.add_argument("--input", type=pathlib.Path, help="JSON Lines with a field text")
    parser.add_argument("--labels", type=pathlib.Path,
                        help="labels of pairs of the input, for the rewrites found")
    parser.add_argument("--stories", type=int, default=40000,
                        help="of the made feed, without --input (default 40000)")
    parser.add_argument("--turns", type=int, default=2, help="runs of each (default 2)")
    parser.add_argument("--limit", type=float, default=120,
                        help="CPU seconds a run may be expected to take (default 120)")
    parser.add_argument("--cpu", type=int, default=timed_process.last_cores(1)[0],
                        help="core to pin to (default the last)")
    parser.add_argument("--make-feed", type=pathlib.Path, default=build / "bench/feed/make_feed")
    parser.add_argument("--exact-pairs", type=pathlib.Path, default=build / "bench/exact_pairs")
    parser.add_argument("--environments", type=pathlib.Path,
                        default=pathlib.Path.home() / ".cache/neardup-compare",
                        help="where environments are kept")
    parser.add_argument("--runs", metavar="DIR", type=pathlib.Path,
                        default=measurement.REPOSITORY / "bench/runs",
                        help="where the run is saved (default bench/runs)")
    return parser.parse_args()


def main():
    options = read_options()
    neardup = program.Program(options.neardup)
    entrants = contestants_of.of_scenario(options.scenario, options.contestants)
    if not entrants:
        measurement.fail(f"{options.scenario}: no such scenario, or none of its contestants named")
    with measurement.scratch() as scratch:
        race = Race(options, scratch)
        small = made_input(options, "check", CHECKED, scratch)
        if options.input:
            feed = Input(options.input.stem, options.input, scratch, labels=options.labels)
        else:
            feed = made_input(options, "made", options.stories, scratch)
        run = {"scenario": options.scenario,
               "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
               "machine": describe_machine(), "program": neardup.version, "turns": options.turns,
               "input": {"name": feed.name, "key": feed.name.split(",")[0],
                         "bytes": feed.bytes(1), "stories": feed.stories},
               "contestants": compete(race, entrants, small, feed)}
        print(save(race, run, options.runs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
