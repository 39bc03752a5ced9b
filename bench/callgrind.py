"""Instructions that a program executes, as callgrind of Valgrind counts them."""

import re
import shutil
import subprocess

import measurement

LINE = re.compile(r"^\s*([\d,]+) \(\s*[\d.]+%\)\s+(?:[^:]*:)?(neardup::.*?|PROGRAM TOTALS)"
                  r"(?: \[[^\]]*\])?$")


def version():
    """The version of Valgrind; ends the measurement if there is none."""
    if shutil.which("valgrind") is None:
        measurement.fail("the valgrind command is needed to count instructions")
    return subprocess.run(["valgrind", "--version"], check=True, capture_output=True,
                          text=True).stdout.strip()


def count(command, scratch):
    """(instructions of the whole run, {function: instructions in it and what it calls})."""
    profile = scratch / "callgrind.out"
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", *map(str, command)],
        capture_output=True, text=True, check=False)
    if done.returncode != 0:
        measurement.fail(f"{' '.join(map(str, command))} under valgrind\n{done.stderr}")
    listed = subprocess.run(
        ["callgrind_annotate", "--inclusive=yes", "--auto=no", "--threshold=100", profile],
        check=True, capture_output=True, text=True).stdout
    functions = {}
    total = None
    for line in listed.splitlines():
        match = LINE.match(line)
        if match is None:
            continue
        instructions = int(match[1].replace(",", ""))
        if match[2] == "PROGRAM TOTALS":
            total = instructions
        else:
            functions.setdefault(match[2], instructions)
    return total, functions
