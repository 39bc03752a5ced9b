"""What every measurement here shares: its flags, its table and its exit code.

A measurement is a list of rows: what was measured, the figure, the bound it is
held against and whether it holds. Exit codes: 0 all bounds hold, 1 a bound is
missed, 2 usage or a program that failed, 3 nothing could be measured.
"""

import argparse
import contextlib
import datetime
import json
import os
import pathlib
import shutil
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent


def arguments(description, data=True):
    """A parser with the flags of all measurements.

    `data`: whether the labelled sets are needed; None for a measurement that reads none.
    """
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--neardup", metavar="PATH", type=pathlib.Path,
                        default=REPOSITORY / "build/release/src/cli/neardup",
                        help="program to measure (default build/release/src/cli/neardup)")
    if data is not None:
        parser.add_argument("--data", metavar="DIR", type=pathlib.Path, required=data,
                            help="directory of the labelled sets, a folder each")
        parser.add_argument("--cache", metavar="DIR", type=pathlib.Path,
                            help="keep unpacked sets here (default: a temporary directory)")
    parser.add_argument("--json", metavar="FILE", type=pathlib.Path,
                        help="write the figures here, with date, machine and version")
    return parser


def fail(message):
    """Ends the measurement: it cannot be made."""
    print(message, file=sys.stderr)
    sys.exit(2)


@contextlib.contextmanager
def scratch(prefix="neardup-bench-", parent=None):
    """A temporary directory, in `parent` if that is given, that goes when the block ends."""
    if parent:
        parent.mkdir(parents=True, exist_ok=True)
    directory = pathlib.Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def machine():
    """The processor as Linux names it, and how many cores this process may use."""
    model = "unknown"
    with contextlib.suppress(OSError):
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return f"{model}, {len(os.sched_getaffinity(0))} cores"


def table(columns, rows):
    """Lines of a table; `rows` are sequences of texts, one for each column."""
    cells = [list(columns), *map(list, rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(columns))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
            for row in cells]


class Measurement:
    """Collects rows, prints them, saves them, and gives the exit code."""

    def __init__(self, name):
        self.name = name
        self.rows = []
        self.details = {}  # saved with the rows, not printed

    def row(self, what, measured, bound="", ok=None, goal=False, **figures):
        """A row as text; `ok` is None without a bound. A goal that is not met is no failure."""
        verdicts = ("goal met", "goal not met") if goal else ("ok", "MISSED")
        verdict = "" if ok is None else verdicts[0 if ok else 1]
        self.rows.append({"what": what, "measured": measured, "bound": bound,
                          "verdict": verdict, **figures})

    def figure(self, what, value, at_least=None, at_most=None, digits=3, unit="", note="",
               goal=False):
        """A row for one number; `value` may be None when there is none."""
        text = "none" if value is None else f"{value:.{digits}f}{unit}"
        bound, ok = "", None
        if at_least is not None:
            bound, ok = f">= {at_least:g}{unit}", value is not None and value >= at_least
        if at_most is not None:
            bound, ok = f"<= {at_most:g}{unit}", value is not None and value <= at_most
        self.row(what, f"{text}  {note}".rstrip(), bound, ok, goal, value=value)

    def skip(self, what, why):
        """A row for what could not be measured; said on stderr as well."""
        print(f"{self.name}: SKIPPED {what}: {why}", file=sys.stderr)
        self.rows.append({"what": what, "measured": why, "bound": "", "verdict": "SKIPPED"})

    def finish(self, options, version):
        """Prints the table, writes --json, returns the exit code."""
        if options.json:
            options.json.write_text(json.dumps({
                "measurement": self.name,
                "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
                "machine": machine(), "program": version,
                "rows": self.rows, "details": self.details}, indent=1) + "\n")
        columns = ("what", "measured", "bound", "verdict")
        print(f"{self.name}: {version}, {machine()}")
        print("\n".join(table(columns, [[row[c] for c in columns] for row in self.rows])))
        verdicts = {row["verdict"] for row in self.rows}
        if "MISSED" in verdicts:
            return 1
        return 0 if verdicts - {"SKIPPED"} else 3
