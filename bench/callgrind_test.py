"""What is read of callgrind's listing."""

import unittest

import callgrind

LISTING = """
1,744,826,154 (100.0%)  PROGRAM TOTALS
  715,758,521 (41.02%)  ???:neardup::FindCopies(neardup::StoryTable const&, int) [/usr/bin/neardup]
   45,050,208 ( 2.58%)  minhash.cc:neardup::MinHasher::Sketch(std::span<unsigned long>) const
    1,000,000 ( 0.05%)  ???:main [/usr/bin/neardup]
"""


class Listing(unittest.TestCase):
    def test_totals_and_functions_of_the_program_are_read(self):
        found = [match.group(1, 2) for match in map(callgrind.LINE.match, LISTING.splitlines())
                 if match]
        self.assertEqual(found, [
            ("1,744,826,154", "PROGRAM TOTALS"),
            ("715,758,521", "neardup::FindCopies(neardup::StoryTable const&, int)"),
            ("45,050,208", "neardup::MinHasher::Sketch(std::span<unsigned long>) const")])


if __name__ == "__main__":
    unittest.main()
