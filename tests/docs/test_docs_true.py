"""The pages agree with the program: fields, commands, options, errors, links, and their words."""

from __future__ import annotations

import dataclasses
import re

import pages
import pytest
import reference
import typer
import yaml

from marsad import model
from marsad.cli.main import app
from marsad.intake.documents import Document
from marsad.standards import load

PAGES = sorted(
    [pages.ROOT / "README.md", pages.ROOT / "CHANGELOG.md", *pages.ROOT.glob("docs/*.md")]
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_NOUNS = (
    "Claim", "Quote", "Span", "Actor", "Victims", "Figure", "When", "Where", "Alternative",
    "Source", "Incident", "Count", "Derivation", "Tally", "Estimate", "Failure",
)  # fmt: skip
# A killed person is never a "hit" or a "match" on a page that people read.
_WORDS = re.compile(r"\b(?:hits?|match(?:es|ed|ing)?|victims? found|body count)\b", re.I)


def words(name: str) -> str:
    return (pages.ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_page_and_a_heading_that_exist(page):
    broken = [link for link in _LINK.findall(page.read_text("utf-8")) if not leads(page, link)]
    assert broken == []


def leads(page, link: str) -> bool:
    if link.startswith("https://"):
        return True
    name, _, heading = link.partition("#")
    target = page.parent / name if name else page
    return target.exists() and (not heading or heading in anchors(target.read_text("utf-8")))


def anchors(text: str) -> set[str]:
    """GitHub's anchors: lower case, marks dropped, spaces as hyphens."""
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("noun", _NOUNS)
def test_formats_lists_the_fields_of_the_model_in_their_order(noun):
    section = words("docs/formats.md").split(f"\n### {noun}\n")[1].split("\n#")[0]
    listed = re.findall(r"^\| `(\w+)` \|", section, re.M)
    assert listed == [field.name for field in dataclasses.fields(getattr(model, noun))]


def test_formats_lists_the_fields_of_documents_in():
    section = words("docs/formats.md").split("\n## Documents in\n")[1].split("\n#")[0]
    listed = set(re.findall(r"^\| `(\w+)` \|", section, re.M))
    assert listed == {field.name for field in dataclasses.fields(Document)}


@pytest.mark.parametrize(
    "vocabulary",
    [
        model.HARMS_TO_PEOPLE, model.HARMS_TO_OBJECTS, model.STATUSES, model.ROLES, model.TARGETS,
        model.ACTOR_KINDS, model.VICTIM_KINDS, model.SOURCE_KINDS, model.PRECISIONS, model.GRAINS,
    ],
    ids=lambda vocabulary: vocabulary[0],
)  # fmt: skip
def test_formats_spells_every_closed_vocabulary(vocabulary):
    assert " ".join(vocabulary) in words("docs/formats.md")


def commands() -> dict[str, list[str]]:
    """The options of each command, as ``--help`` shows them."""
    group = typer.main.get_command(app)
    return {
        name: [
            option
            for parameter in command.params
            for option in parameter.opts
            if option.startswith("--") and option != "--help"
        ]
        for name, command in group.commands.items()
    }


@pytest.mark.parametrize("name", sorted(commands()))
def test_the_page_of_commands_names_every_option_of_a_command(name):
    section = words("docs/cli.md").split(f"\n## marsad {name} ")
    if len(section) == 1:
        section = words("docs/cli.md").split(f"\n## marsad {name}\n")
    said = section[1].split("\n## ")[0]
    assert [option for option in commands()[name] if option not in said] == []


def test_the_page_of_commands_names_no_command_that_is_not_there():
    listed = re.findall(r"^## marsad (\w+)", words("docs/cli.md"), re.M)
    assert sorted(listed) == sorted(commands())


def test_the_page_of_errors_says_what_every_specimen_must_give():
    said = words("docs/errors.md")
    specimens = sorted(pages.ROOT.glob("tests/specimens/*.expected.yaml"))
    assert specimens
    for file in specimens:
        given = yaml.safe_load(file.read_text("utf-8"))
        name = file.name.removesuffix(".expected.yaml")
        assert f"| `{name}` | {given['step']} | {given['message']} |" in said


def test_the_table_of_vague_words_is_that_of_the_rule_sets():
    section = words("docs/count.md").split("\n## From words to bounds\n")[1].split("\n## ")[0]
    rows = dict(re.findall(r"^\| (\w+)[^|]* \| (.+) \|$", section, re.M))
    for word in ("several", "tens", "dozens", "scores", "hundreds"):
        cells = [cell.strip() for cell in rows[word].split("|")]
        for rule_set, cell in zip(("literal", "acled", "airwars"), cells, strict=True):
            coded = next(
                (row for row in load("rule_sets", rule_set)["words"]
                 if word in row.get("words", ())), None,
            )  # fmt: skip
            assert cell == shape(coded), (word, rule_set)


def shape(coded) -> str:
    if coded is None:
        return "as literal"
    if coded["high"] is None:
        return f"[{coded['low']}, open)"
    whole = f"[{coded['low']}, {coded['high']}]"
    return whole if coded["low"] != coded["high"] or coded["low"] == 2 else str(coded["low"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_speaks_of_people_as_finds(page):
    prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text("utf-8"), flags=re.S)
    assert _WORDS.findall(prose) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_folder_of_the_machine_it_was_written_on(page):
    assert not re.search(r"(?<![\w.…])/(?:tmp|root|work|home)/", page.read_text("utf-8"))


def test_decisions_are_dated_and_short():
    entries = re.split(r"^## ", words("docs/why.md"), flags=re.M)[1:]
    assert entries
    for entry in entries:
        title, _, reason = entry.partition("\n")
        assert re.match(r"\d{4}-\d\d-\d\d · ", title)
        assert reason.strip()
        assert len(reason) < 1000  # ten lines


def test_every_page_is_reached_from_the_readme():
    seen, waiting = set(), [pages.ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        links = [link.partition("#")[0] for link in _LINK.findall(page.read_text("utf-8"))]
        waiting += [page.parent / link for link in links if link and "://" not in link]
    guide = {"GUIDE.md"}  # of the gold corpus, beside it
    assert {page.name for page in PAGES} | guide == {page.name for page in seen}


def test_the_reference_of_estimates_is_that_of_the_docstrings():
    said = reference.PAGE.read_text("utf-8")
    assert said == reference.page(), "write it again with: python tests/docs/reference.py"
