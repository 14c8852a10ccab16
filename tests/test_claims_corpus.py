"""The corpora of claims: what whole sentences say, and sentences that say nothing.

Every concept of a pack's lexicon and frames, and every rule that makes claims, is used by at least one case.
"""

import ast
import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

import tradewire
from claims_notation import matched, parse, shown
from tradewire.languages import load
from tradewire.pipeline import reader
from tradewire.record import Claim, Document, Value

_CORPUS: Final = Path(__file__).parent / "corpus"
_CODE: Final = Path(tradewire.__file__).parent / "understand"
_LANGUAGES: Final = ("en", "ru")
_PUBLISHED: Final = date(2025, 2, 10)  # of cases that do not say
# Rules are named after a claim's type, or after what a figure's value measures and is about.
_RULE: Final = re.compile(r"(figure|supply|project|agreement|event|need|measure|topic)\.(\w*)")
# Words of meetings that are none alone, or are told as a visit.
_NO_RULES: Final = frozenset(
    {
        "topic.paper",
        "topic.supply",
        "event.gathering",
        "event.attend",
        "event.signing",
        "event.come",
        "event.receive",
        "event.stay",
        "event.been",
    }
)
# Groups whose concepts name the rules of a claim's type, where they are not called after it.
_GROUPS: Final = {"agreement": "paper"}
_TOPICS: Final = ("indicator", "money", "counted")
# Made from the name of a concept of another group: work on goods that is only spoken of.
_FURTHER: Final = frozenset(
    {
        "project.discussed", "project.works", "project.line", "project.study", "project.made_abroad", "supply.contract",
        "supply.tender", "supply.fleet", "event.received",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the claims that it makes, in the notation; `gap` is the kind of mistake that is still made in it."""

    language: str
    text: str
    claims: tuple[str, ...]
    published: date
    gap: str = ""

    @property
    def document(self) -> Document:
        return Document(id="case", text=self.text, language=self.language, published=self.published)


@cache
def cases(language: str, table: str) -> tuple[Case, ...]:
    raw: dict[str, Any] = tomllib.loads((_CORPUS / f"claims_{language}.toml").read_text(encoding="utf-8"))
    return tuple(
        Case(language, one["text"], tuple(one["claims"]), one.get("published", _PUBLISHED), one.get("gap", ""))
        for one in raw.get(table, ())
    )


@cache
def claims_of(case: Case) -> tuple[Claim, ...]:
    return reader().read(case.document).claims


def _all(table: str) -> list[Case]:
    return [case for language in _LANGUAGES for case in cases(language, table)]


def _check(case: Case) -> None:
    missing, further = matched([parse(line) for line in case.claims], claims_of(case))
    assert [f"- {e.line}" for e in missing] + [f"+ {shown(c)}" for c in further] == []


def _name(case: Case) -> str:
    return f"{case.language}: {case.text[:70]}"


@pytest.mark.parametrize("case", _all("case"), ids=_name)
def test_text_makes_its_claims(case: Case) -> None:
    _check(case)


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, marks=pytest.mark.xfail(strict=True, reason=c.gap), id=_name(c)) for c in _all("known_gaps")],
)
def test_gap_is_still_open(case: Case) -> None:
    """A case that is read right moves from `known_gaps` to the others."""
    _check(case)


@pytest.mark.parametrize("case", _all("case"), ids=_name)
def test_expectations_can_fail(case: Case) -> None:
    """With another number or status, a line of the notation fits none of the text's claims."""
    for line in case.claims:
        expected = parse(line)
        wrong = [replace(expected, status="stopped" if expected.status != "stopped" else "actual")]
        if expected.value is not None:
            wrong.append(replace(expected, value=Value(1234567, None, expected.value.unit)))
        assert not any(one.differences(claim) == [] for one in wrong for claim in claims_of(case))


@pytest.mark.parametrize("line", ["figures actual", "figure actual turnovers", "supply 8", "event talks @Minsk [soon]"])
def test_notation_refuses_what_it_does_not_know(line: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        parse(line)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_concept_is_used(language: str) -> None:
    used = {
        tag.name
        for case in cases(language, "case")
        for scene in reader().analyse(case.document).scenes
        for tags in scene.tags.values()
        for tag in tags
    }
    assert sorted(_concepts(language) - used) == []


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_rule_is_used(language: str) -> None:
    used = {rule for case in cases(language, "case") for claim in claims_of(case) for rule in claim.rules}
    assert sorted(used - _rules(language)) == [], "rules that the code was not seen to have"
    assert sorted(_rules(language) - used) == []


def _concepts(language: str) -> frozenset[str]:
    pack = load(language)
    return frozenset(
        f"{group}.{concept}"
        for table in (pack.lexicon, pack.frames)
        for group, concepts in table.concepts.items()
        for concept in concepts
    )


def _rules(language: str) -> frozenset[str]:
    """The names of the rules in the code; those made from a concept's name, one for each concept of the pack."""
    concepts = _concepts(language)
    found: set[str] = set()
    for rule in _written_rules():
        group, _, name = rule.partition(".")
        start = _GROUPS.get(group, group) + "."
        names = _TOPICS if group == "topic" else [c.removeprefix(start) for c in concepts if c.startswith(start)]
        found.update([rule] if name else [rule + n for n in names])
    return frozenset(found | _FURTHER) - _NO_RULES


@cache
def _written_rules() -> frozenset[str]:
    """Rule names and beginnings of rule names (`"supply."`) in the sources, but for those that look up concepts."""
    found: set[str] = set()
    for path in sorted(_CODE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        asked = {id(n) for call in ast.walk(tree) if _looks_up(call) for n in ast.walk(call)}
        found.update(_texts(n) for n in ast.walk(tree) if id(n) not in asked and _texts(n))
    return frozenset(found)


def _looks_up(node: ast.AST) -> bool:
    """A call that asks for tags, or makes one."""
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in ("has", "tagged", "Tag")


def _texts(node: ast.AST) -> str:
    text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return text if _RULE.fullmatch(text) else ""
