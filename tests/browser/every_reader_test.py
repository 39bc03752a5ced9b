#!/usr/bin/env python3
"""The page of a result for every reader: in the dark, on a phone, on paper,
without scripts, without a mouse.

NEARDUP is the program.
"""

import itertools
import unittest

from chromium import ROOT
from report_case import REWRITE, ReportCase

CONTRAST = (ROOT / "tests" / "browser" / "contrast.js").read_text()
NO_SIDEWAYS = "document.documentElement.scrollWidth <= innerWidth"


class Looks(ReportCase):
    def back(self, page):
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    def test_dark_by_the_system_and_by_the_button(self):
        light = self.open(self.file, color_scheme="light")
        dark = self.open(self.file, color_scheme="dark")
        colours = [self.back(light), self.back(dark)]
        self.assertNotEqual(*colours)
        light.get_by_role("button", name="Dark mode").click()
        dark.get_by_role("button", name="Light mode").click()
        self.assertEqual([self.back(dark), self.back(light)], colours)

    def test_the_system_may_change_its_mind(self):
        page = self.open(self.file, color_scheme="light")
        page.emulate_media(color_scheme="dark")
        page.get_by_role("button", name="Light mode").click()
        self.assertEqual(self.back(page), "rgb(255, 255, 255)")

    def test_contrast_of_every_text(self):
        for scheme in ("light", "dark"):
            page = self.open(self.file, color_scheme=scheme)
            page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")
            self.assert_contrast(page, 500)
            page.locator(".row").nth(3).hover()
            self.assert_contrast(page, 500)
            # Of each relation, and with furniture set aside.
            for story in (REWRITE[1], "hfc-ferry-aground", "ap-ferry-paywall", "ts-bank-merger"):
                dialog = self.open_pair(page, story)
                dialog.evaluate("dialog => dialog.querySelectorAll('details').forEach((part) => part.open = true)")
                for state in ("", "linked", "active"):
                    dialog.evaluate("""(dialog, state) => dialog.querySelectorAll(".text mark").forEach(
                        (mark) => mark.className = `${mark.classList[0]} ${state}`)""", state)
                    self.assert_contrast(page, 20)
                self.close_pair(page)

    def assert_contrast(self, page, least_texts):
        found = page.evaluate(f"({CONTRAST})(4.5)")
        self.assertEqual(found["low"], [])
        self.assertGreater(found["number"], least_texts)

    def test_a_phone_needs_no_sideways_scrolling(self):
        for width in (390, 320):
            page = self.open(self.file, viewport={"width": width, "height": 800})
            self.assertTrue(page.evaluate(NO_SIDEWAYS))
            page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")
            self.assertTrue(page.evaluate(NO_SIDEWAYS))
            dialog = self.open_pair(page)
            self.assertTrue(dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth"))
            page.keyboard.press("n")
            self.assertTrue(page.evaluate(NO_SIDEWAYS))

    def test_stories_of_a_group_can_be_read_on_a_phone(self):
        page = self.open(self.file, viewport={"width": 390, "height": 800})
        for title in page.locator("#detail .title").all():
            self.assertGreater(title.bounding_box()["width"], 150)

    def test_print_shows_what_paper_can(self):
        page = self.open(self.file, color_scheme="dark")
        page.emulate_media(media="print")
        self.assertEqual(self.back(page), "rgb(255, 255, 255)")
        for gone in (".filters", ".list", ".count", "#theme", "#detail button"):
            self.assertFalse(page.locator(gone).first.is_visible(), gone)
        self.assertTrue(page.locator("#detail h3").is_visible())
        page.emulate_media(media="screen")
        dialog = self.open_pair(page)
        page.keyboard.press("n")
        page.emulate_media(media="print")
        for gone in ("#overview", "#detail", ".steps", ".close", ".map"):
            self.assertFalse(page.locator(gone).first.is_visible(), gone)
        for text in [*dialog.locator(".text").all(), dialog]:
            self.assertTrue(text.evaluate(
                "(box) => getComputedStyle(box).overflowY === 'visible' || box.scrollHeight <= box.clientHeight"))
        self.assertEqual(self.back(page), "rgb(255, 255, 255)")
        self.assertTrue(page.pdf().startswith(b"%PDF"))


class WithoutScripts(ReportCase):
    def setUp(self):
        super().setUp()
        self.page = self.open(self.file, java_script_enabled=False)

    def test_figures_groups_and_a_pair_of_each_are_there(self):
        self.assertTrue(self.page.locator(".tile").first.is_visible())
        self.assertTrue(self.page.locator("svg").first.is_visible())
        groups = self.page.locator("noscript article.group h3")
        self.assertEqual(groups.all_text_contents(),
                         [self.expected.title(number) for number in range(10)])
        self.assertEqual(self.page.locator("noscript article.pair").count(), 10)
        for part in [*groups.all(), *self.page.locator("noscript .text").all()]:
            self.assertTrue(part.is_visible())

    def test_nothing_is_seen_that_only_scripts_make_work(self):
        for part in self.page.locator("button, input, select, output").all():
            self.assertFalse(part.is_visible(), part)


class Keyboard(ReportCase):
    CONTROLS = """button, input, select, summary, a[href]:not(.row), .row[tabindex="0"], [tabindex="0"]:not(a)"""

    def test_tab_reaches_every_control(self):
        page = self.open(self.file)
        wanted = page.evaluate("""(controls) => {
            window.controls = [...document.querySelectorAll(controls)].filter((part) => part.checkVisibility());
            return window.controls.length; }""", self.CONTROLS)
        reached = set()
        for _ in range(3 * wanted + 20):  # a date has several stops
            page.keyboard.press("Tab")
            reached.add(page.evaluate("window.controls.indexOf(document.activeElement)"))
        self.assertEqual(reached - {-1}, set(range(wanted)))

    def test_a_pair_can_be_opened_and_left(self):
        page = self.open(self.file)
        page.locator(".row[aria-current]").focus()
        page.keyboard.press("ArrowDown")
        page.locator("#detail h3", has_text=self.expected.title(1)).wait_for()
        page.keyboard.press("Tab")  # the table, which may scroll
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        for _ in range(12):
            page.keyboard.press("Tab")
            self.assertTrue(page.evaluate(
                "document.activeElement === document.body || !!document.activeElement.closest('dialog')"))
        self.close_pair(page)

    def test_focus_can_be_seen(self):
        page = self.open(self.file)
        for _ in range(40):
            page.keyboard.press("Tab")
            self.assertTrue(page.evaluate(
                "document.activeElement === document.body || "
                "getComputedStyle(document.activeElement).outlineStyle !== 'none'"))

    def test_every_control_and_region_has_a_name(self):
        page = self.open(self.file)
        self.assert_named(page, 40)
        self.open_pair(page)
        self.assert_named(page, 5)

    def assert_named(self, page, least):
        roles = {"button", "link", "textbox", "searchbox", "checkbox", "combobox",
                 "spinbutton", "Date", "DisclosureTriangle", "dialog", "region",
                 "search", "list", "group", "img", "image", "columnheader"}
        tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
        nodes = [node for node in tree["nodes"]
                 if not node["ignored"] and node["role"]["value"] in roles]
        self.assertGreater(len(nodes), least)
        for node in nodes:
            self.assertTrue(node.get("name", {}).get("value", "").strip()
                            or node["role"]["value"] == "group", node)

    def test_it_is_a_document_with_language_title_and_headings(self):
        page = self.open(self.file)
        self.assertEqual(page.evaluate("document.documentElement.lang"), "en")
        self.assertEqual(page.title(), "Copies in the news")
        self.assertEqual(page.locator("h1").count(), 1)
        levels = page.evaluate("""[...document.querySelectorAll("h1, h2, h3, h4")]
            .filter((part) => part.checkVisibility()).map((part) => Number(part.tagName[1]))""")
        for before, after in itertools.pairwise(levels):
            self.assertLessEqual(after, before + 1)
        self.assertEqual(page.evaluate("""() => {
            const ids = [...document.querySelectorAll("[id]")].map((part) => part.id);
            return ids.length - new Set(ids).size; }"""), 0)


if __name__ == "__main__":
    unittest.main()
