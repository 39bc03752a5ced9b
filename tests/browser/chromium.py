"""Chromium without a window, driven by playwright.

`scripts/install_dependencies --browser` installs both; where they are missing,
importing this says so and ends the program with SKIPPED, as ctest wants it.
"""

import os
import pathlib
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
# Where scripts/install_dependencies puts playwright.
PYTHON = ROOT / "build" / "browser-python" / "bin" / "python"
PROGRAMS = ("chromium-headless-shell", "chromium", "google-chrome")


def skip(why):
    print(f"SKIPPED: {why}.\nscripts/install_dependencies --browser installs "
          "what is missing.", file=sys.stderr)
    sys.exit(SKIPPED)


try:
    from playwright.sync_api import sync_playwright
except ImportError:
    if PYTHON.exists() and pathlib.Path(sys.prefix) != PYTHON.parents[1]:
        os.execv(PYTHON, [str(PYTHON), "-B", *sys.argv])
    skip("the Python package playwright is not installed")


def find_program():
    for name in PROGRAMS:
        if path := shutil.which(name):
            return path
    return skip("none of " + ", ".join(PROGRAMS) + " is installed")


class Chromium:
    """A running browser; `with Chromium() as browser`."""

    def __enter__(self):
        program = find_program()
        self.playwright = sync_playwright().start()
        # Its sandbox does not start for root, as whom containers test.
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        self.browser = self.playwright.chromium.launch(
            executable_path=program, args=flags)
        return self.browser

    def __exit__(self, *_):
        self.browser.close()
        self.playwright.stop()
