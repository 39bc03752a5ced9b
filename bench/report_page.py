#!/usr/bin/env python3
"""How large a page of a result is, and how soon a reader sees it.

    report_page.py PROGRAM [DIR|PAGE.html ...] [--runs N]

Makes the page of each result DIR (as dedup -o writes it; the stories must be
where they were), or without one that of examples/feed.jsonl, with
`PROGRAM report`, and prints what making it took (wall, CPU, peak of memory) and
its size; a page that is made already is taken as it is. Then opens it from disk N times, in a window of 1280 x 900, and prints
the median of
  first paint      from the start of the navigation to the first content drawn,
  list             ... until the rows of the list of groups are in the page,
  filter           from a letter typed into the search to the list that follows,
  last group       from its address to its stories,
  pair             from its address to its texts,
  heap             bytes of the page's scripts after these,
and what is not a matter of time: elements in the page, the lowest contrast and
controls without a name. Nothing is asserted; times are of this machine. The
browser starts anew for each run, and its start is not counted.
"""

import argparse
import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from chromium import Chromium  # noqa: E402

CONTRAST = (ROOT / "tests" / "browser" / "contrast.js").read_text()

# When the first row came, by the page's own clock.
WATCH = """new MutationObserver((_, watch) => {
  if (!document.querySelector(".row, #browser > p")) return;
  window.listTime = performance.now();
  watch.disconnect();
}).observe(document, {childList: true, subtree: true});"""

# Milliseconds from doing `act` until `done` holds and was drawn.
TIMED = """async ([act, done]) => {
  const begin = performance.now();
  (0, eval)(act);
  while (!(0, eval)(done)) await new Promise(requestAnimationFrame);
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return performance.now() - begin;
}"""


def run(command):
    """Wall and CPU seconds and the peak of memory, in bytes, of a command."""
    begin = time.monotonic()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)}: failed")
    return (time.monotonic() - begin, usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss * 1024)


def look(file, bypass):
    """Times of one opening, in milliseconds."""
    with Chromium() as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 900},
                                   bypass_csp=bypass).new_page()
        page.add_init_script(WATCH)
        page.goto(file.as_uri())
        page.wait_for_function("window.listTime", timeout=120_000)
        times = {"first paint": page.evaluate(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime"),
            "list": page.evaluate("listTime")}
        groups = page.evaluate("unpackData('index').then((index) => index.groups.length)")
        if groups == 0:
            return times
        times["filter"] = page.evaluate(TIMED, [
            "const box = document.querySelector('#search'); window.was = document.querySelector('.count').textContent;"
            "box.value = 'qz'; box.dispatchEvent(new Event('input', {bubbles: true}))",
            "document.querySelector('.count').textContent !== was"])
        page.get_by_label("Search").fill("")
        times["last group"] = page.evaluate(TIMED, [
            f"window.before = document.querySelector('#detail article'); location.hash = 'group={groups - 1}'",
            "document.querySelector('#detail article') !== before"])
        times["pair"] = page.evaluate(TIMED, [
            "location.hash = 'group=0&pair=0'", "document.querySelector('dialog article')"])
        page.keyboard.press("Escape")
        times["heap"] = page.context.new_cdp_session(page).send("Runtime.getHeapUsage")["usedSize"]
        return times


def facts(file):
    """What does not change from run to run."""
    with Chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(file.as_uri())
        page.wait_for_selector(".row, #browser > p", timeout=120_000)
        page.wait_for_timeout(500)
        elements = page.evaluate("document.querySelectorAll('*').length")
        low = page.evaluate(f"({CONTRAST})(99)")["low"]
        least = min(float(text.split(" ")[0]) for text in low)
        tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
        controls = [node for node in tree["nodes"] if not node["ignored"] and node["role"]["value"] in
                    ("button", "link", "searchbox", "textbox", "checkbox", "combobox", "spinbutton", "Date")]
        nameless = sum(not node.get("name", {}).get("value") for node in controls)
        return elements, least, nameless, len(controls)


def open_page(file, runs):
    """Prints what the page is like for a reader."""
    print(f"  size           {file.stat().st_size / 1e6:.3f} MB")
    looks = [look(file, bypass=True) for _ in range(runs)]
    for name in looks[0]:
        value = statistics.median(times[name] for times in looks)
        print(f"  {name:14} " + (f"{value / 1e6:.1f} MB" if name == "heap" else f"{value:.0f} ms"))
    elements, least, nameless, controls = facts(file)
    print(f"  elements       {elements:,}")
    print(f"  least contrast {least:.2f}")
    print(f"  without name   {nameless} of {controls} controls", flush=True)


def measure(program, result, folder, runs):
    if result.suffix == ".html":
        print(f"{result}:")
        open_page(result, runs)
        return
    file = folder / "report.html"
    wall, cpu, peak = run([str(program), "report", str(result), "--quiet", "--force", "-o", str(file)])
    summary = json.loads((result / "summary.json").read_text())
    print(f"{result}: {summary['stories']:,} stories, {summary['clusters']:,} groups")
    print(f"  made in        {wall:.2f} s, {cpu:.2f} s of CPU, {peak / 1e6:.0f} MB")
    open_page(file, runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("results", type=pathlib.Path, nargs="*", metavar="DIR|PAGE.html")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        if not given.results:
            run([str(given.program), "dedup", str(ROOT / "examples" / "feed.jsonl"), "--quiet",
                 "-o", str(folder / "feed")])
        for result in given.results or [folder / "feed"]:
            measure(given.program, result, folder, given.runs)


if __name__ == "__main__":
    main()
