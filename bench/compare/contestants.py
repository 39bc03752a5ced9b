"""The contestants of a scenario: one file each, in the scenario's folder.

A file says what it is in constants, which are read without running it:

    NAME          as it stands in the tables
    REQUIREMENTS  what pip installs for it (none: nothing is needed)
    COMMAND       words, with {python} {file} {input} {output} {neardup} put in;
                  default: the file itself, with input and output as arguments
    ANSWER        the file in {output}: pairs.tsv, clusters.tsv, flags.tsv (see
                  stories.py), pairs.jsonl of neardup, or None

Its docstring is its description.
"""

import ast
import dataclasses
import pathlib

OWN_COMMAND = ("{python}", "{file}", "{input}", "{output}")


@dataclasses.dataclass(frozen=True)
class Contestant:
    """One way to answer the question of a scenario."""

    key: str
    path: pathlib.Path
    name: str
    about: str
    requirements: tuple
    command_words: tuple
    answer: str | None

    def command(self, **places):
        return [word.format(file=self.path, **places) for word in self.command_words]


def read(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {node.targets[0].id: ast.literal_eval(node.value) for node in tree.body
                 if isinstance(node, ast.Assign) and node.targets[0].id.isupper()}
    return Contestant(path.stem, path, constants["NAME"], ast.get_docstring(tree),
                      tuple(constants.get("REQUIREMENTS", ())),
                      tuple(constants.get("COMMAND", OWN_COMMAND)), constants["ANSWER"])


def of_scenario(name, only):
    """The contestants of a scenario in order of their files; `only`: keys, or none for all."""
    folder = pathlib.Path(__file__).with_name(name)
    found = [read(path) for path in sorted(folder.glob("*.py"))]
    return [one for one in found if not only or one.key in only]
