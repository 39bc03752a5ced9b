#!/usr/bin/env python3
"""Golden tests of the command line: plain files, one folder a case.

  run_cases.py PROGRAM [--update] [NAME ...]

cases/NAME/
  cmd      a line (or more) for /bin/sh; $NEARDUP is the program, $EXAMPLES the
           folder examples/ of the project
  stdin    what cmd reads; nothing if absent
  stdout, stderr, exit
           what must come back; an absent file means nothing, and exit code 0
  expect/  files that must be there afterwards with this content. Of every
           folder below expect/ the listing must be the same, too
  ...      any other file is input

A case runs in a fresh directory that holds a copy of feeds/ and of the case's
own input. Before comparing, what differs from run to run is made equal, see
NORMALISED. --update writes what came back as the new expectation; look at the
diff before committing it.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOT_INPUT = {"cmd", "stdin", "stdout", "stderr", "exit", "expect"}
TIMEOUT_SECONDS = 120

NORMALISED = [
    # The closing line: sizes, times, speeds, memory.
    (r"\d+\.\d MB in \d+\.\d+ s, \d+\.\d MB/s, \d+ MB of memory",
     "SIZE in TIME, SPEED, MEMORY"),
    # The same in summary.json.
    (r'"stage_seconds":\{[^}]*\}', '"stage_seconds":TIMES'),
    (r'"seconds":[0-9.e+-]+', '"seconds":TIME'),
    (r'"peak_memory_bytes":\d+', '"peak_memory_bytes":MEMORY'),
    # One thread a core.
    (r'"threads":\d+', '"threads":THREADS'),
    # Where a case ran.
    (r'"[^"]*/neardup-case-[^/"]*/', '"CASE/'),
    # The times of stages that -v shows.
    (r"(?m)^ *\d+\.\d{3} s  ", "TIME  "),
    # Versions.
    (r"\bneardup \d+\.\d+\.\d+", "neardup VERSION"),
    (r'"neardup":"\d+\.\d+\.\d+"', '"neardup":"VERSION"'),
    (r'"frequency_tables":"[^"]*"', '"frequency_tables":VERSIONS'),
    # Scores: compilers may differ in the last digits.
    (r"\d+\.\d{3,}(?:e-\d+)?", lambda found: f"{float(found[0]):.3f}"),
]


def normalise(content):
    text = content.decode("utf-8", "backslashreplace")
    for pattern, replacement in NORMALISED:
        text = re.sub(pattern, replacement, text)
    return text


def environment(program):
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith("NEARDUP_") and name != "NO_COLOR"}
    return {**kept, "NEARDUP": str(program), "EXAMPLES": str(ROOT / "examples"),
            "LC_ALL": "C.UTF-8", "TERM": "dumb", "TZ": "UTC"}


def set_up(case, directory):
    shutil.copytree(HERE / "feeds", directory, dirs_exist_ok=True)
    for path in case.iterdir():
        if path.name in NOT_INPUT:
            continue
        if path.is_dir():
            shutil.copytree(path, directory / path.name, symlinks=True)
        else:
            shutil.copy2(path, directory / path.name)


def run(case, program, directory):
    """The actual content of every file that describes an outcome, by name."""
    stdin = case / "stdin"
    with open(stdin if stdin.exists() else os.devnull, "rb") as source:
        done = subprocess.run(["/bin/sh", "-c", (case / "cmd").read_text()],
                              cwd=directory, env=environment(program),
                              stdin=source, capture_output=True,
                              timeout=TIMEOUT_SECONDS, check=False)
    actual = {"stdout": normalise(done.stdout),
              "stderr": normalise(done.stderr),
              "exit": f"{done.returncode}\n" if done.returncode else ""}
    for path in sorted((case / "expect").rglob("*")):
        name = path.relative_to(case / "expect")
        there = directory / name
        if not path.is_dir():
            if there.is_file():
                actual[f"expect/{name}"] = normalise(there.read_bytes())
        elif there.is_dir():
            for file in there.iterdir():
                if file.is_file():
                    actual[f"expect/{name}/{file.name}"] = normalise(
                        file.read_bytes())
    return actual


def expectation(case):
    names = ["stdout", "stderr", "exit"]
    names += [str(path.relative_to(case))
              for path in sorted((case / "expect").rglob("*"))
              if path.is_file()]
    return {name: (case / name).read_text() if (case / name).exists() else ""
            for name in names}


def difference(expected, actual):
    lines = []
    for name in sorted(expected.keys() | actual.keys()):
        want, got = expected.get(name), actual.get(name)
        if want is None:
            lines.append(f"{name} is there, but not expected\n")
        elif got is None:
            lines.append(f"{name} is missing\n")
        elif want != got:
            lines += difflib.unified_diff(
                want.splitlines(True), got.splitlines(True),
                f"{name} expected", f"{name} actual")
    return "".join(line if line.endswith("\n") else f"{line}\n"
                   for line in lines)


def update(case, actual):
    for name, text in actual.items():
        path = case / name
        if text or name.startswith("expect/"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        else:
            path.unlink(missing_ok=True)
    for name in expectation(case).keys() - actual.keys():
        (case / name).unlink(missing_ok=True)


def check(case, program, updating):
    """What is wrong with a case; empty if nothing."""
    with tempfile.TemporaryDirectory(prefix="neardup-case-") as directory:
        set_up(case, pathlib.Path(directory))
        try:
            actual = run(case, program, pathlib.Path(directory))
        except subprocess.TimeoutExpired:
            return f"still running after {TIMEOUT_SECONDS} s\n"
    wrong = difference(expectation(case), actual)
    if wrong and updating:
        update(case, actual)
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    cases = sorted(path.parent for path in (HERE / "cases").glob("*/cmd"))
    if arguments.names:
        cases = [case for case in cases if case.name in arguments.names]
    if not cases:
        sys.exit("run_cases.py: no such case")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(
            lambda case: check(case, program, arguments.update), cases))
    failed = 0
    for case, wrong in zip(cases, results):
        if wrong:
            failed += 1
            verb = "updated" if arguments.update else "FAILED"
            print(f"{verb}: {case.name}\n{wrong}")
    print(f"{len(cases)} cases, {failed} "
          f"{'updated' if arguments.update else 'failed'}")
    return 1 if failed and not arguments.update else 0


if __name__ == "__main__":
    sys.exit(main())
