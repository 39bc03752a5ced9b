"""Draws a saved run of compare.py: RUN.json OUT.svg. Needs matplotlib."""

import json
import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "neardup"
from matplotlib import pyplot  # noqa: E402


def bars(axes, contestants):
    """Speeds, fastest on top; wrong answers are hatched."""
    for at, one in enumerate(contestants):
        wrong = (one.get("check") or {}).get("wrong")
        axes.barh(at, one["timed"]["mb_per_cpu_second"],
                  color="#1f77b4" if one["key"].startswith("neardup") else "#bbbbbb",
                  hatch="//" if wrong else None, edgecolor="black" if wrong else "none")
        recall = (one.get("judged") or {}).get("recall")
        note = "" if recall is None else f" recall {recall:.2f}"
        axes.text(one["timed"]["mb_per_cpu_second"], at,
                  f" {one['timed']['mb_per_cpu_second']:.1f}{note}", va="center", fontsize=8)
    axes.set_yticks(range(len(contestants)), [one["name"] for one in contestants], fontsize=8)
    axes.set_xscale("log")
    axes.margins(x=0.35)
    axes.set_xlabel("MB of JSON Lines a CPU second (hatched: wrong answer)")


def growth(axes, contestants):
    for one in contestants:
        points = one["growth"]
        axes.plot([point["bytes"] / 1e6 for point in points],
                  [point["cpu_seconds"] for point in points], marker="o", markersize=3,
                  linewidth=2 if one["key"].startswith("neardup") else 1, label=one["name"])
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("MB")
    axes.set_ylabel("CPU seconds")
    axes.legend(fontsize=7, loc="center left", bbox_to_anchor=(1, 0.5))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        run = json.load(file)
    ran = sorted((one for one in run["contestants"] if one.get("timed")),
                 key=lambda one: one["timed"]["mb_per_cpu_second"])
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(14, 0.4 * len(ran) + 2))
    bars(left, ran)
    growth(right, ran[::-1])
    figure.suptitle(f"{run['scenario']}: {run['input']['name']}")
    figure.tight_layout()
    figure.savefig(sys.argv[2], metadata={"Date": None})


if __name__ == "__main__":
    main()
