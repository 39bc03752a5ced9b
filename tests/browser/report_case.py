"""A page of the sample feed, for tests of what readers do with it."""

from expected_groups import ExpectedGroups
from page_case import FEED, PageCase, run

# A story and one that was made from it.
REWRITE = ("nw-minister-resigns", "oe-minister-rewrite")


class ReportCase(PageCase):
    """A page of the sample feed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.file = cls.directory / "report.html"
        run("dedup", FEED, "-o", cls.directory / "result", "--report", cls.file)
        cls.expected = ExpectedGroups(cls.directory / "result", FEED)

    def open_pair(self, page, story=REWRITE[1]):
        """Its group, then the comparison of this copy; gives the dialog."""
        page.evaluate("number => location.hash = `group=${number}`",
                      self.expected.number_of(story))
        page.locator("#detail tr", has_text=story).get_by_role(
            "button", name="Compare").click()
        dialog = page.get_by_role("dialog", name="Two stories compared")
        dialog.locator("article.pair").wait_for()
        return dialog
