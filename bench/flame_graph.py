#!/usr/bin/env python3
"""Where the time of a run goes: a flame graph [Gregg 2016], as SVG.

    bench/flame_graph.py FEED OUT.svg [--neardup PATH] [-- FLAGS OF dedup]

Samples the program with perf (Linux; stacks are unwound from the tables of
exceptions, so any build will do) while it runs dedup on one core. A bar is a
function, as wide as the share of samples it or what it called was on the
processor; what stands on a bar was called by it. Hovering shows share and name.
Bars under a two-hundredth of the whole are left out.
"""

import argparse
import html
import pathlib
import re
import subprocess
import sys

import measurement

WIDTH, ROW, FONT = 1200, 17, 11
LEAST = 0.005
COLOURS = (("neardup::", "#e0723c"), ("simdjson", "#d7a13b"), ("[kernel]", "#9aa5b1"), ("", "#c9b48a"))


class Frame:
    """A function where it was called from, and its samples."""

    def __init__(self):
        self.samples = 0
        self.called = {}

    def add(self, stack):
        self.samples += 1
        if stack:
            self.called.setdefault(stack[0], Frame()).add(stack[1:])


def short_name(symbol, address):
    """Without arguments, templates and what the compiler adds."""
    if address.startswith("ffffffff"):
        return "[kernel]"
    name = symbol.replace("(anonymous namespace)::", "").replace(" (inlined)", "")
    name = re.sub(r"std::_Function_handler<.*?(neardup::\w+(?:::\w+)*).*", r"\1 (a part)", name)
    while (less := re.sub(r"<[^<>]*>", "", name)) != name:
        name = less
    return re.sub(r"neardup::N_\w+::", "neardup::", name.split("(")[0].strip()) + (
        " (a part)" if "(a part)" in name else "")


def stacks(text):
    """The stacks of `perf script`, outermost first, without the frames before main."""
    for block in text.split("\n\n"):
        frames = [line.split(None, 1) for line in block.splitlines() if line.strip()]
        names = [short_name(frame[1], frame[0]) for frame in frames if len(frame) == 2][::-1]
        if "main" not in names:
            continue
        names = names[names.index("main"):]
        kept = [name for name in names
                if name.startswith(("main", "neardup::", "simdjson", "[kernel]", "hwy", "mem"))]
        yield [name for number, name in enumerate(kept) if number == 0 or name != kept[number - 1]]


def draw(frame, name, left, depth, whole, out):
    """Appends the bars of a frame and of all it called; returns the greatest depth."""
    share = frame.samples / whole
    if share < LEAST:
        return depth - 1
    width = share * WIDTH
    colour = next(colour for part, colour in COLOURS if part in name)
    label = html.escape(name.replace("neardup::", ""))
    room = int(width / (FONT * 0.62))
    shown = label if len(name) <= room else html.escape(name.replace("neardup::", "")[:max(0, room - 1)])
    out.append(f'<g><title>{label}: {share:.1%}</title><rect x="{left:.1f}" y="{{{depth}}}" width="{width:.1f}" '
               f'height="{ROW - 1}" fill="{colour}" rx="1"/>'
               + (f'<text x="{left + 3:.1f}" y="{{{depth}+}}">{shown}</text>' if room > 3 else "") + "</g>")
    deepest = depth
    for called, below in sorted(frame.called.items()):
        deepest = max(deepest, draw(below, called, left, depth + 1, whole, out))
        left += below.samples / whole * WIDTH
    return deepest


def svg(root, title):
    bars = []
    deepest = draw(root, "all", 0, 0, root.samples, bars)
    height = (deepest + 3) * ROW

    def place(match):
        top = height - (int(match[1]) + 1) * ROW
        return str(top + 12 if match[2] else top)

    body = "\n".join(re.sub(r"\{(\d+)(\+?)\}", place, bar) for bar in bars)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            f'font-family="monospace" font-size="{FONT}">\n<rect width="{WIDTH}" height="{height}" fill="#fff"/>\n'
            f'<text x="4" y="14">{html.escape(title)}</text>\n{body}\n</svg>\n')


def main():
    arguments, flags = sys.argv[1:], []
    if "--" in arguments:
        at = arguments.index("--")
        arguments, flags = arguments[:at], arguments[at + 1:]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("feed", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--neardup", type=pathlib.Path,
                        default=measurement.REPOSITORY / "build/release/src/cli/neardup")
    parser.add_argument("--frequency", type=int, default=700, help="samples a second (default 700)")
    options = parser.parse_args(arguments)
    with measurement.scratch() as scratch:
        record = ["perf", "record", "-q", "--call-graph", "dwarf,32768", "-e", "cpu-clock", "-F",
                  str(options.frequency), "-o", scratch / "perf.data", options.neardup, "dedup", options.feed,
                  "-o", scratch / "out", "-q", "-j", "1", *flags]
        try:
            subprocess.run(record, check=True)
            text = subprocess.run(["perf", "script", "-i", scratch / "perf.data", "-F", "ip,sym"], check=True,
                                  capture_output=True, text=True).stdout
        except (OSError, subprocess.CalledProcessError) as error:
            measurement.fail(f"perf: {error}")
    root = Frame()
    for stack in stacks(text):
        root.add(stack)
    if root.samples == 0:
        measurement.fail("perf took no samples of the program")
    what = " ".join(["neardup dedup", options.feed.name, *flags])
    options.output.write_text(svg(root, f"{what}: {root.samples} samples, one core"), encoding="utf-8")


if __name__ == "__main__":
    main()
