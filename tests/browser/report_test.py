#!/usr/bin/env python3
"""The page of a result, as a reader uses it.

NEARDUP is the program. What the page should list is found from the files of
the result, never from the page.
"""

import itertools
import json
import random
import unittest

from expected_groups import RELATIONS, seconds
from page_case import FEED, PageCase, read_lines, run, write_lines
from report_case import REWRITE, ReportCase

DAY = 24 * 3600

# Goes through the list; gives [place, number of groups, number, title] of rows.
LISTED = """async () => {
  const list = document.querySelector(".list");
  const rows = new Map();
  for (list.scrollTop = 0;; list.scrollTop += list.clientHeight / 2) {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (const item of list.querySelectorAll("[role=listitem]")) {
      const place = Number(item.getAttribute("aria-posinset"));
      rows.set(place, [place, Number(item.getAttribute("aria-setsize")),
        Number(item.querySelector("a").hash.slice("#group=".length)),
        item.querySelector(".title").textContent]);
    }
    if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) break;
  }
  return [...rows.values()].sort((a, b) => a[0] - b[0]);
}"""

class Opening(ReportCase):
    def test_nothing_goes_wrong_and_nothing_else_is_asked_for(self):
        page = self.open(self.file)
        self.open_pair(page)
        self.assert_no_violations(page)

    def test_figures_are_those_of_the_summary(self):
        page = self.open(self.file)
        [summary] = read_lines(self.directory / "result" / "summary.json")
        tiles = page.locator(".tile").all_text_contents()
        copies = sum(summary["duplicates"].values())
        self.assertIn(f"stories{summary['stories']} ", tiles[0])
        self.assertIn(f"copies{copies} ", tiles[1])
        self.assertIn(f"groups{len(self.expected)} ", tiles[2])

    def test_largest_groups_lead_to_them(self):
        page = self.open(self.file)
        page.locator("#overview a").nth(3).click()
        self.assertTrue(page.url.endswith("#group=3"))
        page.locator("#detail h3", has_text=self.expected.title(3)).wait_for()


class Filters(ReportCase):
    def setUp(self):
        super().setUp()
        self.page = self.open(self.file)

    def field(self, label):
        return self.page.get_by_role("search").get_by_label(
            label, exact=label not in ("Search", "Order"))

    def assert_listed(self, numbers, note=None):
        listed = self.page.evaluate(LISTED)
        self.assertEqual([row[2] for row in listed], numbers, note)
        self.assertEqual([row[0] for row in listed],
                         list(range(1, len(numbers) + 1)))
        self.assertEqual({row[1] for row in listed}, {len(numbers)} if numbers else set())
        self.assertEqual([row[3] for row in listed],
                         [self.expected.title(number) for number in numbers])
        self.assertEqual(self.page.locator(".count").text_content(),
                         f"{len(numbers)} of {len(self.expected)} groups")

    def test_all_are_listed_at_first_the_largest_first(self):
        self.assert_listed(self.expected.numbers())

    def test_search_finds_titles_and_ids_of_all_members(self):
        for words, least in [("ferry", 1), ("FERRY fog", 1), ("update 2", 1),
                             ("nb-ferry-spun", 1), ("oe-", 1), ("grossbrand", 0),
                             ("Großbrand", 1), ("<b>", 0), ("no such words", 0)]:
            self.field("Search").fill(words)
            numbers = self.expected.with_words(words)
            self.assertGreaterEqual(len(numbers), least, words)
            self.assert_listed(numbers, words)

    def test_relations(self):
        for wanted in itertools.product((True, False), repeat=4):
            for relation, check in zip(RELATIONS, wanted):
                self.field(relation).set_checked(check)
            names = [name for name, check in zip(RELATIONS, wanted) if check]
            self.assert_listed(self.expected.with_relation(names), names)

    def test_source(self):
        sources = {name for group in self.expected.groups
                   for name in group["sources"]}
        for name in [*sorted(sources), "brück", "Delta", "no such source"]:
            self.field("Source").fill(name)
            self.assert_listed(self.expected.numbers(lambda group, name=name: any(
                name.lower() in source.lower() for source in group["sources"])), name)

    def test_dates_leave_what_was_seen_between_them(self):
        days = [f"2031-03-0{day}" for day in range(2, 8)]
        for first, last in [*itertools.combinations_with_replacement(days, 2),
                            ("", days[2]), (days[2], "")]:
            self.field("From").fill(first)
            self.field("Until").fill(last)
            begin = seconds(first + "T00:00:00Z") if first else 0
            end = seconds(last + "T00:00:00Z") + DAY if last else 2**40
            self.assert_listed(self.expected.numbers(
                lambda group, begin=begin, end=end:
                seconds(group["last_seen"]) >= begin
                and seconds(group["first_seen"]) < end), (first, last))

    def test_scores(self):
        for least, most in [(0, 1), (0.9, 1), (0.95, 1), (1, 1), (0, 0.92),
                            (0.9, 0.95), (0.5, 0.6)]:
            self.field("Lowest score from").fill(str(least))
            self.field("to").fill(str(most))
            self.assert_listed(self.expected.numbers(
                lambda group, least=least, most=most:
                least <= group["min_score"] <= most), (least, most))

    def test_orders(self):
        orders = {
            "most stories": lambda group: -group["size"],
            "most sources": lambda group: -len(group["sources"]),
            "first seen, oldest": lambda group: seconds(group["first_seen"]),
            "first seen, newest": lambda group: -seconds(group["first_seen"]),
            "lowest score": lambda group: group["min_score"],
        }
        select = self.field("Order")
        self.assertEqual(select.locator("option").all_text_contents(), list(orders))
        for name, key in orders.items():
            select.select_option(name)
            self.assert_listed(self.expected.numbers(key=key), name)

    def test_all_at_once_and_clear(self):
        self.field("Search").fill("e")
        self.field("exact").uncheck()
        self.field("Source").fill("wire")
        self.field("Order").select_option("first seen, newest")
        found = set(self.expected.with_words("e")) & set(
            self.expected.with_relation(RELATIONS[1:]))
        self.assert_listed(self.expected.numbers(
            lambda group: self.expected.groups.index(group) in found
            and "Nordelta Wire" in group["sources"],
            lambda group: -seconds(group["first_seen"])))
        self.page.get_by_role("button", name="Clear").click()
        self.assert_listed(self.expected.numbers())


class Groups(ReportCase):
    def assert_shown(self, page, number):
        page.locator("#detail h3", has_text=self.expected.title(number)).wait_for()
        rows = page.evaluate("""() => [...document.querySelectorAll("#detail tbody tr")].map((row) => [
            row.querySelector(".title + small").textContent, row.querySelector(".title").textContent,
            row.cells[1].textContent, row.querySelector(".tag").textContent,
            row.querySelector(".score").textContent])""")
        self.assertEqual([tuple(row) for row in rows], self.expected.rows(number))
        self.assertEqual(
            page.locator(".row[aria-current]").get_attribute("href"), f"#group={number}")

    def test_the_largest_is_open_at_first(self):
        self.assert_shown(self.open(self.file), 0)

    def test_each_opens_by_its_address(self):
        page = self.open(self.file)
        for number in range(len(self.expected)):
            page.evaluate("number => location.hash = `group=${number}`", number)
            self.assert_shown(page, number)

    def test_an_address_opens_it_at_once(self):
        self.assert_shown(self.open(self.file, "#group=7"), 7)

    def test_addresses_of_nothing_do_no_harm(self):
        for address in ("#group=99999", "#group=-1", "#group=x", "#pair=99999",
                        "#group=__proto__", "#pair=x&group=2.5", "#nothing"):
            self.assert_shown(self.open(self.file, address), 0)

    def test_click_and_back(self):
        page = self.open(self.file)
        page.locator(".row").nth(2).click()
        self.assert_shown(page, 2)
        page.locator(".row").nth(4).click()
        self.assert_shown(page, 4)
        page.go_back()
        self.assert_shown(page, 2)

    def test_arrow_keys_go_through_the_list(self):
        page = self.open(self.file)
        page.locator(".row[aria-current]").focus()
        for number in range(1, len(self.expected)):
            page.keyboard.press("ArrowDown")
            self.assert_shown(page, number)
        page.keyboard.press("ArrowDown")
        self.assert_shown(page, len(self.expected) - 1)
        page.keyboard.press("ArrowUp")
        self.assert_shown(page, len(self.expected) - 2)
        page.keyboard.press("Home")
        self.assert_shown(page, 0)
        page.keyboard.press("End")
        self.assert_shown(page, len(self.expected) - 1)

    def test_slash_goes_to_the_search_and_is_a_letter_there(self):
        page = self.open(self.file)
        page.keyboard.press("/")
        page.keyboard.type("a/b")
        self.assertEqual(page.get_by_label("Search").input_value(), "a/b")


class Pairs(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pair = json.loads(
            run("compare", "--in", FEED, *REWRITE, "--json").stdout)
        cls.passages = sorted(cls.pair["passages"], key=lambda passage: (
            passage["a_begin"], passage["b_begin"]))
        cls.texts = [cls.expected.by_id[story]["text"] for story in REWRITE]

    def setUp(self):
        super().setUp()
        self.page = self.open(self.file)
        self.dialog = self.open_pair(self.page)

    def marks(self, state):
        """The numbers of passages that are in this state, in each text."""
        return self.dialog.evaluate("""(dialog, state) => [...dialog.querySelectorAll(".text")].map(
            (text) => [...new Set([...text.querySelectorAll(`mark.${state}`)].map(
                (mark) => Number(mark.dataset.passage)))])""", state)

    def assert_active(self, number):
        self.assertEqual(self.marks("active"), [[number], [number]])
        self.assertEqual(
            self.dialog.locator("output").text_content(),
            f"Passage {number} of {len(self.passages)}, "
            f"{self.passages[number - 1]['kind']}")

    def test_both_stories_are_there_in_full(self):
        self.assertEqual(self.dialog.locator(".text").all_text_contents(), self.texts)
        self.assertEqual(self.dialog.locator("h4").all_text_contents(), [
            self.expected.by_id[story]["title"] for story in REWRITE])

    def test_marks_are_the_passages_that_the_program_reports(self):
        found = self.dialog.evaluate("""(dialog) => [...dialog.querySelectorAll(".text")].map((text) => {
            const passages = {};
            for (const mark of text.querySelectorAll("mark")) {
              passages[mark.dataset.passage] ??= ["", mark.classList[0]];
              passages[mark.dataset.passage][0] += mark.textContent;
            }
            return passages;
          })""")
        for side, text, marks in zip("ab", self.texts, found):
            self.assertEqual(len(marks), len(self.passages))
            for number, passage in enumerate(self.passages, 1):
                text_of_it = text.encode()[
                    passage[f"{side}_begin"]:passage[f"{side}_end"]].decode()
                self.assertEqual(marks[str(number)], [text_of_it, passage["kind"]])

    def test_keys_step_through_passages(self):
        count = len(self.passages)
        for number in [*range(1, count + 1), 1]:
            self.page.keyboard.press("n")
            self.assert_active(number)
        for number in (count, count - 1):
            self.page.keyboard.press("p")
            self.assert_active(number)

    def test_buttons_step_through_passages(self):
        before = self.dialog.get_by_role("button", name="Previous passage")
        after = self.dialog.get_by_role("button", name="Next passage")
        before.click()
        self.assert_active(len(self.passages))
        after.click()
        self.assert_active(1)
        after.click()
        self.assert_active(2)

    def test_the_active_passage_is_in_sight_on_both_sides(self):
        for number in range(1, len(self.passages) + 1):
            self.page.keyboard.press("n")
            for text in self.dialog.locator(".text").all():
                self.assertTrue(text.evaluate("""(text, number) => {
                    const mark = text.querySelector(`mark[data-passage="${number}"]`).getClientRects()[0];
                    const box = text.getBoundingClientRect();
                    return box.top <= mark.top && mark.top < box.bottom; }""", number))

    def test_hover_lights_both_sides(self):
        for side in (0, 1):
            self.dialog.locator(".text").nth(side).locator("mark").nth(1).hover()
            [one], [other] = self.marks("linked")
            self.assertEqual(one, other)
            self.dialog.locator("h3").hover()
            self.assertEqual(self.marks("linked"), [[], []])

    def test_click_in_a_text_or_on_the_map_makes_a_passage_active(self):
        self.dialog.locator('.text mark[data-passage="3"]').last.click()
        self.assert_active(3)
        self.dialog.locator('.map [data-passage="5"] rect').first.click()
        self.assert_active(5)

    def test_escape_closes_and_back_does_not_open_again(self):
        self.close_pair(self.page)
        self.page.go_back()
        self.page.wait_for_timeout(100)
        self.assertFalse(self.dialog.is_visible())

    def test_back_closes_and_forward_opens_again(self):
        self.page.go_back()
        self.dialog.wait_for(state="hidden")
        self.page.go_forward()
        self.dialog.wait_for()

    def test_close_gives_the_focus_back(self):
        self.dialog.get_by_role("button", name="Close").click()
        self.dialog.wait_for(state="hidden")
        self.assertEqual(self.page.evaluate(
            "document.activeElement.ariaLabel"), f"Compare {REWRITE[1]}")

    def test_its_address_opens_it(self):
        page = self.open(self.file, "#" + self.page.url.split("#")[1])
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        self.assertEqual(dialog.locator(".text").all_text_contents(), self.texts)
        self.close_pair(page)

    def test_a_page_of_the_pair_alone(self):
        file = self.directory / "pair.html"
        run("compare", "--in", FEED, *REWRITE, "--html", file, "--force")
        page = self.open(file)
        self.assertEqual(page.locator(".text").all_text_contents(), self.texts)
        page.keyboard.press("n")
        self.assertEqual(page.locator(".text mark.active").count(), 2)
        page.get_by_role("button", name="Next passage").click()
        self.assertIn("Passage 2 of", page.locator("output").text_content())
        self.assert_no_violations(page)


class ManyGroups(PageCase):
    """Of 5,000 groups only those in sight are rows."""

    COUNT = 5_000

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        chance = random.Random(7)
        words = [f"{a}{b}{c}" for a in ("bel", "cor", "dun", "fal", "gri", "mor", "pel", "sta")
                 for b in ("a", "e", "i", "o", "u") for c in ("ck", "ld", "m", "nt", "rth", "sk", "v")]
        stories = []
        for i in range(cls.COUNT):
            text = " ".join(chance.choices(words, k=60))
            stories += [{"id": f"{side}{i}", "title": f"Story number {i}", "text": text}
                        for side in "ab"]
        write_lines(cls.directory / "feed.jsonl", stories)
        cls.file = cls.directory / "report.html"
        run("dedup", cls.directory / "feed.jsonl", "-o", cls.directory / "result",
            "--report", cls.file)

    def rows(self, page):
        return page.locator(".row").evaluate_all(
            "rows => rows.map((row) => row.querySelector('.title').textContent)")

    def test_few_rows_are_in_the_page_wherever_it_is_scrolled(self):
        page = self.open(self.file)
        self.assertEqual(page.locator(".count").text_content(), "5,000 of 5,000 groups")
        for part in (0, 0.25, 0.5, 1):
            page.locator(".list").evaluate(
                """async (list, part) => { list.scrollTop = part * list.scrollHeight;
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); }""", part)
            self.assertLess(len(self.rows(page)), 50)
            self.assertGreater(len(self.rows(page)), 5)
        self.assertEqual(self.rows(page)[-1], f"Story number {self.COUNT - 1}")

    def test_the_last_opens_by_key_and_by_address(self):
        page = self.open(self.file)
        page.locator(".row").first.focus()
        page.keyboard.press("End")
        page.locator("#detail h3", has_text="Story number 4999").wait_for()
        page = self.open(self.file, "#group=4998")
        page.locator("#detail h3", has_text="Story number 4998").wait_for()
        self.assertIn("Story number 4998", self.rows(page))

    def test_search_among_all(self):
        page = self.open(self.file)
        page.get_by_label("Search").fill("number 4321")
        self.assertEqual(self.rows(page), ["Story number 4321"])


if __name__ == "__main__":
    unittest.main()
