#!/usr/bin/env python3
"""Checks the rules of the tree that a compiler does not know.

    check_layers.py [ROOT]

Layers: a room (a folder of src/neardup) includes, and links, only the rooms
listed for it in LAYERS. Manners: only some rooms touch files; the library does
not print, exit, throw or read the environment. Form: include guards, lengths of
files, a test for every header, no notes of unfinished work.

Prints `file:line: what is wrong` for each breach; exit code 1 if there is one.
"""

import pathlib
import re
import sys

# What a room may use besides itself.
LAYERS = {
    "base": [],
    "text": ["base"],
    "io": ["base"],
    "cluster": ["base"],
    "eval": ["base"],
    "sketch": ["base", "text"],
    "extract": ["base", "text"],
    "feeds": ["base", "text", "io", "extract"],
    "index": ["base", "sketch"],
    "verify": ["base", "text", "sketch", "index"],
    "pipeline": ["base", "text", "io", "cluster", "eval", "extract", "feeds", "sketch", "index", "verify"],
    "report": ["base", "text", "io", "cluster", "extract", "feeds", "sketch", "index", "verify", "pipeline"],
}
ROOMS_THAT_TOUCH_FILES = {"base", "io", "store"}

MAX_LINES = 500
TREE = ["src", "tests", "bench", "tools", "cmake", "scripts", "docs", "examples"]
CODE_SUFFIXES = {".h", ".cc", ".py", ".cmake", ".sh", ""}
TEXT_SUFFIXES = CODE_SUFFIXES | {".md", ".txt", ".in", ".json", ".toml"}

INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')
# (pattern, message), for code without comments and strings.
MANNERS = [
    (r"\bstd::(cout|cerr|clog)\b", "the library does not print"),
    (r"(?<![\w.>])(std::|::)?v?f?(printf|puts|putc)\s*\(", "the library does not print"),
    (r"\b(fmt|std)::(print|println)\s*\(", "the library does not print"),
    (r"(?<![\w.>])(putchar|perror)\s*\(", "the library does not print"),
    (r"(?<![\w.>])(std::|::)?(exit|_exit|_Exit|quick_exit|abort|terminate)\s*\(", "the library does not exit"),
    (r"\bthrow\b", "the library does not throw"),
    (r"\b(secure_)?getenv\s*\(", "the library does not read the environment"),
]
FILE_HEADERS = {"cstdio", "stdio.h", "fstream", "filesystem", "fcntl.h", "sys/mman.h", "sys/stat.h"}
FILE_CALL = re.compile(r"(?<![\w.>:])(std::|::)?(f?open|fdopen|freopen|creat|mmap)\s*\(")
# Put together here so that this file does not hold the words.
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]) + r")\b")


def blank(text):
    """`text` with every character but line ends turned into a space."""
    return re.sub(r"[^\n]", " ", text)


def without_comments_and_strings(source):
    """C++ source with both blanked out; lines keep their numbers."""
    token = re.compile(
        r'//[^\n]*|/\*.*?\*/|R"([^()\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
        re.DOTALL)

    def replace(match):
        # 1'000'000 is a number, not the character '000'.
        before = source[match.start() - 1] if match.start() > 0 else " "
        if match.group().startswith("'") and before.isalnum():
            return match.group()
        return blank(match.group())

    return token.sub(replace, source)


class Checker:
    def __init__(self, root):
        self.root = root
        self.problems = []

    def report(self, path, line, message):
        self.problems.append((str(path.relative_to(self.root)), line, message))

    def run(self):
        library = self.root / "src" / "neardup"
        tests = "\n".join(read(path) for path in self.files(["tests"], {".cc"}))
        for path in self.files(["src/neardup"], {".h", ".cc", ".txt"}):
            parts = path.relative_to(library).parts
            if len(parts) < 2:
                continue
            room = parts[0]
            if room not in LAYERS:
                self.report(path, 1, f"room {room} is not in the table of layers")
                continue
            source = read(path)
            if path.suffix == ".txt":
                self.check_links(path, source)
                continue
            self.check_includes(path, room, source)
            self.check_manners(path, room, source)
            if path.suffix == ".h":
                name = path.relative_to(self.root / "src").as_posix()
                self.check_guard(path, name, source)
                if name not in tests and not is_internal(path):
                    self.report(path, 1, f"no test includes {name}")
        for path in self.files(["src/cli"], {".h"}):
            name = "neardup/" + path.relative_to(self.root / "src").as_posix()
            self.check_guard(path, name, read(path))
        for path in self.files(TREE, TEXT_SUFFIXES):
            self.check_form(path, read(path))
        for path in sorted(self.root.glob("*")):
            if path.is_file() and path.suffix in TEXT_SUFFIXES:
                self.check_form(path, read(path))
        return sorted(self.problems)

    def files(self, folders, suffixes):
        """Files below the folders, sorted, without hidden ones and fuzz corpora."""
        for folder in folders:
            for path in sorted((self.root / folder).rglob("*")):
                name = path.relative_to(self.root)
                hidden = any(part.startswith((".", "__pycache__")) for part in name.parts)
                if (path.is_file() and path.suffix in suffixes and not hidden
                        and "corpus" not in name.parts):
                    yield path

    def check_includes(self, path, room, source):
        for number, line in enumerate(source.splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            header = match.group(1)
            if header in FILE_HEADERS and room not in ROOMS_THAT_TOUCH_FILES:
                self.report(path, number, f"room {room} does not touch files: <{header}>")
            if not header.startswith("neardup/"):
                continue
            used = header.split("/")[1]
            if used != room and used not in LAYERS[room]:
                self.report(path, number, f"room {room} may not use room {used}")

    def check_links(self, path, source):
        for match in re.finditer(r"neardup_room\(\s*(\w+)([^)]*)\)", source):
            room, arguments = match.groups()
            listed = re.search(r"\bROOMS\b(.*?)(?:\bLIBRARIES\b|\bSOURCES\b|$)", arguments, re.DOTALL)
            for used in listed.group(1).split() if listed else []:
                if used not in LAYERS.get(room, []):
                    line = source.count("\n", 0, match.start(2) + listed.start()) + 1
                    self.report(path, line, f"room {room} may not link room {used}")

    def check_manners(self, path, room, source):
        for number, line in enumerate(without_comments_and_strings(source).splitlines(), 1):
            for pattern, message in MANNERS:
                match = re.search(pattern, line)
                if match:
                    self.report(path, number, f"{message}: {match.group().strip()}")
            match = FILE_CALL.search(line)
            if match and room not in ROOMS_THAT_TOUCH_FILES:
                self.report(path, number, f"room {room} does not touch files: {match.group()}")

    def check_guard(self, path, name, source):
        guard = re.sub(r"[^A-Z0-9]", "_", name.upper()) + "_"
        if path.name.endswith("-inl.h"):
            return  # compiled once for each instruction set, with a guard that toggles
        found = re.search(r"^#ifndef (\w+)\n#define (\w+)\n", source, re.MULTILINE)
        if not found or found.groups() != (guard, guard):
            line = source.count("\n", 0, found.start()) + 1 if found else 1
            self.report(path, line, f"the include guard is not {guard}")
        elif not source.endswith(f"\n#endif  // {guard}\n"):
            self.report(path, source.count("\n"), f"the last line is not `#endif  // {guard}`")

    def check_form(self, path, source):
        lines = source.splitlines()
        code = path.suffix in CODE_SUFFIXES or path.name == "CMakeLists.txt"
        if code and path.name != "LICENSE" and len(lines) > MAX_LINES:
            self.report(path, MAX_LINES + 1, f"{len(lines)} lines are over {MAX_LINES}")
        for number, line in enumerate(lines, 1):
            if UNFINISHED.search(line):
                self.report(path, number, f"unfinished: {UNFINISHED.search(line).group()}")


def is_internal(path):
    """Headers that are not installed are tested through the files that use them."""
    return path.name.endswith(("_internal.h", "-inl.h"))


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


def main(arguments):
    root = pathlib.Path(arguments[0] if arguments else ".").resolve()
    if not (root / "src" / "neardup").is_dir():
        print(f"{root}: no src/neardup here", file=sys.stderr)
        return 2
    problems = Checker(root).run()
    for path, line, message in problems:
        print(f"{path}:{line}: {message}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
