#!/usr/bin/env python3
"""Texts that would be code, if a page let them: each is shown as text.

NEARDUP is the program. Every payload is the title, the source, in the id and
in the text of stories, and the name of a file.
"""

import pathlib
import random
import re
import unittest
from collections import Counter

from page_case import PageCase, run, write_lines

# Run by a script that got in; the page sets no such thing.
FLAG = "window.stolen=1"

PAYLOADS = {
    "script": f"<script>{FLAG}</script>",
    "script in capitals": f"<ScRiPt >{FLAG}</sCrIpT >",
    "end of a script": f"</script><script>{FLAG}</script>",
    "end of packed data": f'</script ><script type="module">{FLAG}</script>',
    "script in a comment": f"<!--<script>-->{FLAG}",
    "broken image": f"<img src=x onerror={FLAG}>",
    "broken image, quoted": f'"><img src=x onerror="{FLAG}">',
    "broken image, in ticks": f"'><img src=x onerror='{FLAG}'>",
    "no end of the tag": f"<img src=x onerror={FLAG} ",
    "attribute": f'" autofocus onfocus="{FLAG}" x="',
    "attribute in ticks": f"' autofocus onfocus='{FLAG}' x='",
    "attribute in graves": f"` onmouseover={FLAG} `",
    "drawing": f"<svg onload={FLAG}><title>x</title></svg>",
    "drawing with a script": f"<svg><script>{FLAG}</script></svg>",
    "end of a drawing's title": f"</title></text></svg><script>{FLAG}</script>",
    "end of a style": f"</style><script>{FLAG}</script>",
    "style": "<style>* { display: none }</style>",
    "end of what is without scripts": f"</noscript><script>{FLAG}</script>",
    "end of a template": f"</template><script>{FLAG}</script>",
    "end of a text area": f"</textarea></title><script>{FLAG}</script>",
    "end of everything": f"</bdi></h3></article></dialog></main></body></html><script>{FLAG}</script>",
    "comment": "<!-- all that follows",
    "end of a comment": f"--><script>{FLAG}</script><!--",
    "marked section": f"<![CDATA[ ]]><script>{FLAG}</script>",
    "processing": f"<?php {FLAG} ?>",
    "document type": "<!DOCTYPE html [<!ENTITY x 'y'>]>",
    "frame": f"<iframe srcdoc='<script>parent.{FLAG}</script>'></iframe>",
    "frame of an address": f"<iframe src=javascript:parent.{FLAG}></iframe>",
    "object": "<object data='//tracker.example/'></object><embed src=x>",
    "link": f"<a href=javascript:{FLAG} id=index>x</a>",
    "address": f"javascript:{FLAG}",
    "refresh": "<meta http-equiv=refresh content='0;url=//tracker.example/'>",
    "base": "<base href='//tracker.example/'><img src=x>",
    "form": f"<form action=javascript:{FLAG}><input autofocus name=attributes>",
    "style from afar": "<link rel=stylesheet href='//tracker.example/x.css'>",
    "unfolded": f"<details open ontoggle={FLAG}><summary>x</summary></details>",
    "mathematics": f"<math><mtext></form><form><mglyph><style></math><img src=x onerror={FLAG}>",
    "entities": "&lt;b&gt; &amp;amp; &#60;script&#62; &NotAnEntity; &quot",
    "entities for an image": f"&#x3c;img src=x onerror={FLAG}&#x3e;",
    "percent": "%3Cscript%3E %00 %s %n {0} {} {{7*7}}",
    "template of a script": f"${{{FLAG}}} `${{7*7}}` {{{{constructor.constructor('{FLAG}')()}}}}",
    "end of a string": f"\";{FLAG};// ';{FLAG};//",
    "escapes": "\\u003cscript\\u003e \\x3cscript\\x3e \\ \\\\ \\\" \\n \\0",
    "surrogates that are letters": "\\ud800 \\udc00 \\ud83d",
    "ends of lines of scripts": f"x\u2028{FLAG}\u2029//",
    "JSON": '","groups":[],"x":"',
    "names of objects": "__proto__ constructor toString hasOwnProperty",
    "base64": "PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg== data:text/html;base64,PHNjcmlwdD4=",
    "right to left": "\u202egnp.exe\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "isolates without end": "\u2066\u2067\u2068 \u202a\u202b\u202d x",
    "marks of direction": "a\u200eb\u200fc\u061cd",
    "no width": "a\u200bb\u200cc\u200dd\ufefff\u00ade\u2060f",
    "accents on accents": "Z" + "\u0301\u0335\u0489" * 40,
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f466 \U0001f1f3\U0001f1f1 \U0001f44d\U0001f3fd",
    "last characters": "\U0010fffd \ufffd \ue000",
    "control characters": "a\u0001b\u0008c\u001bd\u007fe\u0085f\u001b[31mg",
    "tab of a tag": f"<img\tsrc=x\tonerror={FLAG}>",
    "full width": "\uff1cscript\uff1e",
    "title of the policy": "'unsafe-inline' 'sha256-x'; script-src *",
}
# Not a payload, but what some are put in: unlike in each group.
VOWELS, CONSONANTS = "aeiou", "bcdfglmnprstv"
PART = 9  # groups a page: all of them are shown without scripts
MEGABYTE = 1_000_000
MOST_NAME = 600  # bytes of a title that a page shows


def shown(text):
    """What the page says for `text`: control characters are replaced."""
    return re.sub("[\x00-\x08\x0b-\x1f\x7f]", "\ufffd", text)


def prose(chance, words):
    def word():
        return "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS)
                       for _ in range(chance.randint(1, 4)))
    return " ".join(word() for _ in range(words))


def pair_of_stories(payload, seed):
    """Two near-duplicates that hold it wherever a story holds anything."""
    chance = random.Random(seed)
    begin, end, other = prose(chance, 60), prose(chance, 60), prose(chance, 4)
    for side, last in (("a", end), ("b", f"{end} {other}")):
        yield {"id": f"id {payload}{side}{seed}", "title": payload, "source": f"{payload} News",
               "text": f"{begin} {payload} {last}"}


class HostileTexts(PageCase):
    """All payloads, a few on each page."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        payloads = list(PAYLOADS.values())
        cls.parts = []
        for number, at in enumerate(range(0, len(payloads), PART)):
            stories = [list(pair_of_stories(payload, at + i)) for i, payload
                       in enumerate(payloads[at:at + PART])]
            feed = cls.directory / f"feed{number}.jsonl"
            write_lines(feed, [story for pair in stories for story in pair])
            file = cls.directory / f"report{number}.html"
            result = cls.directory / f"result{number}"
            run("dedup", feed, "-o", result)
            run("report", result, "-o", file, "--title", stories[0][0]["title"])
            cls.parts.append((file, stories))

    def assert_nothing_ran(self, page):
        self.assert_no_violations(page)
        self.assertEqual(page.evaluate("typeof window.stolen"), "undefined")
        self.assertEqual(page.evaluate("[...document.scripts].filter((script) => !script.type).length"), 4)
        # None that is not the page's own.
        self.assertEqual(page.locator("img, iframe, object, embed, base, form:not(.filters), style + style, "
                                      "link:not([rel=icon]), textarea, template, math, video").count(), 0)
        self.assertEqual(page.evaluate("""[...document.querySelectorAll("*")].flatMap((part) =>
            [...part.attributes].filter((given) => given.name.startsWith("on"))).length"""), 0)

    def assert_pair(self, pair, stories):
        titles = [shown(story["title"]) for story in stories]
        self.assertEqual(pair.locator("h4").all_text_contents(), titles)
        self.assertEqual(pair.locator(".text").all_text_contents(),
                         [shown(story["text"]) for story in stories])
        facts = pair.locator(".facts").all()
        for fact, story in zip(facts, stories, strict=True):
            self.assertEqual(fact.locator("bdi").all_text_contents(),
                             [shown(story["source"]), shown(story["id"])])

    def assert_group(self, group, stories):
        name = shown(stories[0]["title"])
        self.assertEqual(group.locator("h3").text_content(), name)
        self.assertEqual(group.locator(".why bdi").text_content(), name)
        self.assertEqual(group.locator("td .title").all_text_contents(), [name, name])
        self.assertEqual(group.locator("td small").all_text_contents(),
                         [shown(story["id"]) for story in stories])
        self.assertEqual(group.locator("td:first-child bdi").all_text_contents(),
                         [shown(story["source"]) for story in stories])

    def test_there_are_enough(self):
        self.assertGreaterEqual(len(PAYLOADS), 30)

    def test_list_group_and_pair_show_them(self):
        for file, parts in self.parts:
            page = self.open(file)
            # All are of one size, so they stand in the order of the feed.
            self.assertEqual(len(parts), page.evaluate(
                "unpackData('index').then((index) => index.groups.length)"))
            for number, stories in enumerate(parts):
                with self.subTest(stories[0]["title"]):
                    page.evaluate("number => location.hash = `group=${number}`", number)
                    row = page.locator(f'.row[href="#group={number}"][aria-current]')
                    # Text in the list comes as it is, not through HTML.
                    self.assertEqual(row.locator(".title").text_content(), stories[0]["title"])
                    self.assertIn(f" · {stories[0]['source']}", row.locator(".facts").text_content())
                    page.wait_for_function(
                        "title => document.querySelector('#detail h3').textContent === title",
                        arg=shown(stories[0]["title"]))
                    self.assert_group(page.locator("#detail article"), stories)
                    page.get_by_role("button", name="Compare").click()
                    dialog = page.get_by_role("dialog")
                    dialog.wait_for()
                    self.assert_pair(dialog, stories)
                    page.keyboard.press("n")
                    self.close_pair(page)
            self.assert_nothing_ran(page)

    def test_overview_shows_them(self):
        for file, parts in self.parts:
            page = self.open(file)
            self.assertEqual(page.title(), " ".join(shown(parts[0][0]["title"]).split()))
            self.assertEqual(page.locator("h1").text_content(), shown(parts[0][0]["title"]))
            titles = [shown(stories[0]["title"]) for stories in parts]
            self.assertEqual(page.locator("#overview td a").all_text_contents(), titles)
            # The sources, all of which have one copy, by name.
            names = page.locator("figure", has_text="Sources with most copies").locator(
                "tbody th").all_text_contents()
            self.assertEqual(sorted(names), sorted(shown(stories[0]["source"]) for stories in parts))
            self.assert_nothing_ran(page)

    def test_shown_without_scripts_too(self):
        for file, parts in self.parts:
            page = self.open(file, java_script_enabled=False)
            for number, stories in enumerate(parts):
                with self.subTest(stories[0]["title"]):
                    group = page.locator("noscript article.group").nth(number)
                    self.assertTrue(group.is_visible())
                    self.assert_group(group, stories)
                    self.assert_pair(page.locator("noscript article.pair").nth(number), stories)

    def test_search_and_source_take_them(self):
        for file, parts in self.parts:
            page = self.open(file)
            for stories in parts:
                with self.subTest(stories[0]["title"]):
                    form = page.get_by_role("search")
                    form.get_by_label("Search").fill(stories[0]["id"])
                    self.assertIn(stories[0]["title"], page.locator(".row .title").all_text_contents())
                    page.get_by_role("button", name="Clear").click()
            self.assert_nothing_ran(page)

    def test_pair_alone(self):
        # Its parts are those of the report; every third payload is enough.
        for seed, payload in enumerate([*PAYLOADS.values()][::3]):
            with self.subTest(payload):
                stories = list(pair_of_stories(payload, seed))
                feed = self.directory / "pair.jsonl"
                write_lines(feed, stories)
                file = self.directory / "pair.html"
                run("compare", "--in", feed, "--html", file, "--force",
                    stories[0]["id"], stories[1]["id"])
                page = self.open(file)
                self.assert_pair(page.locator("article.pair"), stories)
                self.assert_nothing_ran(page)
                page.context.close()


class HostileNames(PageCase):
    """Files whose names are payloads: their stories are known by them."""

    def test_names_of_files(self):
        folder = self.directory / "feeds"
        expected = []
        names = [payload for payload in PAYLOADS.values()
                 if len(payload.encode()) < 150 and "/." not in payload]
        for seed, payload in enumerate(names[:PART * 3]):
            for story in pair_of_stories("", seed):
                # A slash in it makes a directory.
                path = folder / str(seed) / (payload.strip("/") + story["id"] + ".txt")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(story["text"], encoding="utf-8")
            expected.append(payload.strip("/"))
        file = self.directory / "report.html"
        run("dedup", folder, "--report", file, "--emit", "none")
        for scripts in (True, False):
            page = self.open(file, java_script_enabled=scripts)
            text = page.evaluate("document.body.textContent") if not scripts else page.evaluate(
                """async () => { let text = "";
                  const place = document.createElement("div");
                  for (const part of (await unpackData("groups-0"))) { place.innerHTML = part; text += place.textContent; }
                  return text; }""")
            for name in expected if scripts else ():
                self.assertIn(pathlib.PurePath(shown(name)).as_posix(), text)
            self.assertEqual(page.evaluate("typeof window.stolen"), "undefined")
            self.assert_no_violations(page) if scripts else None


class LongTexts(PageCase):
    """Words without end."""

    def test_a_word_of_a_megabyte(self):
        word = "w" * MEGABYTE
        chance = random.Random(5)
        begin = prose(chance, 80)
        feed = self.directory / "feed.jsonl"
        write_lines(feed, [
            {"id": f"{side}", "title": word, "source": word, "text": f"{begin} {word} {side}"}
            for side in "ab"])
        file = self.directory / "report.html"
        run("dedup", feed, "--report", file, "--emit", "none")
        for width in (1280, 390):
            page = self.open(file, viewport={"width": width, "height": 800})
            self.assertTrue(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width)
            self.assertEqual(page.locator("#detail h3").text_content().rstrip("…"), word[:MOST_NAME])
            page.get_by_role("button", name="Compare").click()
            dialog = page.get_by_role("dialog")
            dialog.locator("article").wait_for()
            self.assertTrue(dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth"), width)
            # As much as a report shows of a text, and a note that says so.
            text = f"{begin} {word}"[:65_536]
            self.assertEqual(dialog.locator(".text").all_text_contents(), [text, text])
            self.assertIn("65.5 kB", dialog.locator(".note").first.text_content())
            self.assert_no_violations(page)


class Policy(PageCase):
    """What would be left to stop a script if one did get in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        feed = cls.directory / "feed.jsonl"
        write_lines(feed, pair_of_stories("harmless", 1))
        cls.file = cls.directory / "report.html"
        run("dedup", feed, "--report", cls.file, "--emit", "none")
        cls.html = cls.file.read_text(encoding="utf-8")

    def open_with(self, name, html):
        """A copy of the page with `html` at the end of its body."""
        copy = self.directory / f"{name}.html"
        copy.write_text(self.html.replace("</body>", html + "</body>"), encoding="utf-8")
        page = self.open(copy)
        return page

    def assert_blocked(self, page, *directives):
        for directive in directives:
            page.wait_for_function(
                "wanted => window.violations.some((what) => what.startsWith(wanted))", arg=directive)
        self.assertEqual(page.evaluate("typeof window.stolen"), "undefined")
        # What was asked for did not leave the browser; the console tells of it.
        page.wait_for_timeout(100)
        kinds = Counter(what.split(": ")[0] for what in page.wrong)
        self.assertLessEqual(set(kinds), {"console", "request", "failed"})
        self.assertEqual(kinds["request"], page.wrong.count("failed: csp"), page.wrong)
        self.assertEqual(kinds["request"], kinds["failed"], page.wrong)
        page.wrong.clear()

    def test_it_is_strict(self):
        [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', self.html)
        self.assertTrue(policy.startswith("default-src 'none'; "))
        for weak in ("unsafe", "*", "http:", "https:", "blob:"):
            self.assertNotIn(weak, policy)
        # Before anything that it could forbid.
        self.assertLess(self.html.index(policy), self.html.index("<title>"))

    def test_scripts_that_are_not_the_pages_own_do_not_run(self):
        page = self.open_with("script", f"<script>{FLAG}</script>")
        self.assert_blocked(page, "script-src-elem inline")

    def test_handlers_do_not_run(self):
        page = self.open_with("handler", f"<img src='data:,' onerror='{FLAG}'><svg onload='{FLAG}'></svg>")
        self.assert_blocked(page, "script-src-attr")

    def test_addresses_do_not_run(self):
        page = self.open_with("address", f"<a id=bad href='javascript:{FLAG}'>x</a>")
        page.locator("#bad").click()
        self.assert_blocked(page, "script-src")

    def test_html_put_in_by_a_script_does_not_run(self):
        page = self.open(self.file)
        page.evaluate(f"document.querySelector('#detail').innerHTML = '<img src=x onerror={FLAG}>'")
        self.assert_blocked(page, "img-src", "script-src-attr")

    def test_nothing_can_be_asked_for_or_sent(self):
        page = self.open(self.file)
        for ask in ("fetch('https://tracker.example/')",
                    "fetch(location.href)",
                    "new Promise((done, fail) => { const ask = new XMLHttpRequest();"
                    " ask.onload = done; ask.onerror = fail; ask.open('GET', 'https://tracker.example/'); ask.send(); })"):
            self.assertEqual(page.evaluate(f"{ask}.then(() => 'came', () => 'refused')"), "refused")
        page.evaluate("new Image().src = 'https://tracker.example/x.png'")
        self.assert_blocked(page, "connect-src https://tracker.example", "img-src https://tracker.example")

    def test_frames_styles_and_forms_are_refused(self):
        page = self.open_with(
            "frames", "<iframe src='https://tracker.example/'></iframe><style>body{color:red}</style>"
            "<link rel=stylesheet href='https://tracker.example/x.css'>"
            "<form action='https://tracker.example/'><button id=send>x</button></form>")
        page.evaluate("document.querySelector('#send').form.requestSubmit()")
        self.assert_blocked(page, "frame-src", "style-src-elem inline", "style-src-elem https", "form-action")


if __name__ == "__main__":
    unittest.main()
