"""What a report of a result should list, found from the files of the result."""

import datetime

from page_case import read_lines

RELATIONS = ("exact", "near-duplicate", "excerpt", "rewrite")


def seconds(time):
    """Since 1970, of a time such as 2031-03-03T06:00:00+01:00."""
    return datetime.datetime.fromisoformat(
        time.replace("Z", "+00:00")).timestamp()


class ExpectedGroups:
    """The groups of the result in `directory` over the JSON Lines in `feed`.

    They are known by their numbers, the largest first, as in the page.
    """

    def __init__(self, directory, feed):
        self.stories = read_lines(feed)
        self.outcomes = read_lines(directory / "stories.jsonl")
        self.groups = sorted(read_lines(directory / "clusters.jsonl"),
                             key=lambda group: -group["size"])
        self.by_id = {story["id"]: story for story in self.stories}

    def __len__(self):
        return len(self.groups)

    def number_of(self, member):
        """The number of the group that the story with this id is in."""
        return next(number for number, group in enumerate(self.groups)
                    if member in group["members"])

    def title(self, number):
        return self.by_id[self.groups[number]["canonical"]]["title"]

    def numbers(self, test=lambda group: True, key=None):
        """Of the groups that pass, sorted by `key`, ties by number."""
        numbers = [number for number, group in enumerate(self.groups)
                   if test(group)]
        if key:
            numbers.sort(key=lambda number: key(self.groups[number]))
        return numbers

    def with_words(self, words):
        def test(group):
            text = "\n".join(part for member in group["members"]
                             for part in (member, self.by_id[member]["title"]))
            return all(word in text.lower() for word in words.lower().split())
        return self.numbers(test)

    def relations(self, group):
        """Of the copies in `group`: how many of each relation."""
        counts = dict.fromkeys(RELATIONS, 0)
        for place in group["members_n"]:
            if self.outcomes[place]["role"] == "duplicate":
                counts[self.outcomes[place]["relation"]] += 1
        return counts

    def with_relation(self, relations):
        return self.numbers(lambda group: any(
            self.relations(group)[relation] for relation in relations))

    def rows(self, number):
        """Its stories by time: (id, title, source, what it is, score)."""
        group = self.groups[number]
        places = sorted(group["members_n"], key=lambda place: (
            seconds(self.stories[place]["published"]), place))
        rows = []
        for place in places:
            story, outcome = self.stories[place], self.outcomes[place]
            copy = outcome["role"] == "duplicate"
            rows.append((story["id"], story["title"], story["source"],
                         outcome["relation"] if copy else "kept",
                         f"{outcome['score']:.3f}" if copy else ""))
        return rows
