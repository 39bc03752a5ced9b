"""What the tests of pages share: made results, and pages that are watched."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from chromium import ROOT, Chromium

PROGRAM = os.environ.get("NEARDUP", "")
FEED = ROOT / "examples" / "feed.jsonl"

# What a page does besides being shown, kept from its first moment.
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) =>
    violations.push(`${event.violatedDirective} ${event.blockedURI}`), true);
"""


def run(*arguments, **options):
    """The program, which must succeed."""
    return subprocess.run([PROGRAM, *map(str, arguments)], check=True,
                          capture_output=True, **options)


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_lines(path, stories):
    with open(path, "w", encoding="utf-8") as lines:
        for story in stories:
            lines.write(json.dumps(story) + "\n")


class PageCase(unittest.TestCase):
    """One browser a class; every page must behave until the test ends."""

    @classmethod
    def setUpClass(cls):
        cls.directory = pathlib.Path(
            cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.browser = cls.enterClassContext(Chromium())

    def open(self, file, address="", blank=False, **context):
        """A page of `file`, ready; `context` as browser.new_context takes it."""
        context.setdefault("viewport", {"width": 1280, "height": 900})
        opened = self.browser.new_context(**context)
        self.addCleanup(opened.close)
        page = opened.new_page()
        page.set_default_timeout(20_000)
        self.watch(page, pathlib.Path(file).as_uri())
        page.add_init_script(WATCH)
        page.goto(pathlib.Path(file).as_uri() + address)
        if context.get("java_script_enabled", True) and not blank:
            page.wait_for_selector("#detail article, main > article.pair")
        return page

    def watch(self, page, uri):
        """Whatever goes wrong in `page` fails the test at its end."""
        wrong = []
        page.on("console", lambda said: wrong.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda shown: (
            wrong.append(f"dialog: {shown.message}"), shown.dismiss()))
        page.on("popup", lambda _: wrong.append("popup"))
        page.on("request", lambda asked: (
            asked.url.split("#")[0] == uri
            or wrong.append(f"request: {asked.url[:200]}")))
        page.on("requestfailed", lambda asked: wrong.append(f"failed: {asked.failure}"))
        self.addCleanup(lambda: self.assertEqual(wrong, []))
        page.wrong = wrong

    def close_pair(self, page):
        """By key; the address goes back a little later."""
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="hidden")
        page.wait_for_function("() => !location.hash.includes('pair')")

    def assert_no_violations(self, page):
        self.assertEqual(page.evaluate("window.violations"), [])
        self.assertEqual(page.wrong, [])
