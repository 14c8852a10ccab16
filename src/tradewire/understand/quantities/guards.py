"""Digits that are no quantities: dates, times, years, phone numbers, labels, models and addresses."""

from typing import Final

from tradewire.understand.quantities.scene import Amount, Number, Scene

_DASHES: Final = frozenset("-–—−‑")
_MODEL_DASHES: Final = frozenset("-‑")
_GLUE: Final = frozenset("-–—−‑.,:/")
_ADDRESS: Final = frozenset("/_=&?#@\\")
_PHONE_MARKS: Final = frozenset("()-–—‑")
_LONGEST_PHONE: Final = 20  # tokens
_YEAR_DIGITS: Final = 4
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_LAST_DAY: Final = 31
_LEAST_LABELS: Final = 3
_LONGEST_CHAIN: Final = 400


def after_chain(scene: Scene, i: int) -> int | None:
    """The end of a chain of digits and marks that is no number ("12:48", "2011-2013"); None where it may be one."""
    phone = _phone_end(scene, i)
    if phone:
        return phone
    last, groups, marks = _chain(scene, i)
    if _names_a_model(scene, i) or _in_address(scene, i) or _between_dashes(scene, i, last):
        return _word_end(scene, last)
    if marks and _odd_chain(scene, groups, marks):
        return _word_end(scene, last)
    return None


def _phone_end(scene: Scene, i: int) -> int | None:
    """ "+375 (17) 222-33-44", "8 (495) 123-45-67"."""
    if scene.lower(i + 1) != "(" or scene.lower(i + 3) != ")":
        return None
    if scene.lower(i - 1) != "+" and scene.tokens[i].word.text != "8":
        return None
    j = i + 1
    while j - i < _LONGEST_PHONE and (word := scene.word(j)) and (word.is_digit or word.text in _PHONE_MARKS):
        j += 1
    return j


def _chain(scene: Scene, i: int) -> tuple[int, list[str], list[str]]:
    """Digits joined by single touching marks."""
    groups, marks, j = [scene.tokens[i].word.text], [], i + 1
    while j - i < _LONGEST_CHAIN and scene.lower(j) in _GLUE and scene.touches(j) and scene.touches(j + 1):
        after = scene.tokens[j + 1].word
        if not after.is_digit:
            break
        marks.append(scene.lower(j))
        groups.append(after.text)
        j += 2
    return j, groups, marks


def _between_dashes(scene: Scene, i: int, last: int) -> bool:
    """ "-0-" ends an agency's text."""
    return scene.lower(i - 1) in _DASHES and scene.lower(last) in _DASHES and scene.touches(i) and scene.touches(last)


def _odd_chain(scene: Scene, groups: list[str], marks: list[str]) -> bool:
    dashes = sum(mark in _DASHES for mark in marks)
    if ":" in marks or dashes >= 2 or marks.count("/") >= 2 or (marks.count(".") >= 2 and dashes):
        return True
    if dashes == 1 and len(marks) == 1:
        return _years(groups[0], groups[1]) or any(len(group) > 1 and group.startswith("0") for group in groups)
    return len(marks) == 1 and marks[0] == "/" and int_of(groups[0]) >= int_of(groups[1])


def _years(first: str, second: str) -> bool:
    """ "2011-2013", "2024-25"."""
    return is_year(first) and (is_year(second) or len(second) == 2)


def int_of(text: str) -> int:
    """The number that the digits spell, 0 where they are not plain digits."""
    return int(text) if text.isdecimal() and len(text) <= 18 else 0


def is_year(text: str) -> bool:
    return len(text) == _YEAR_DIGITS and text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR


def _names_a_model(scene: Scene, i: int) -> bool:
    """ "E433", "МАЗ-203", "БЕЛАРУС-1221.3": letters right before the digits, unless they are money."""
    if not scene.touches(i):
        return False
    at = i - 1
    if scene.lower(at) in _MODEL_DASHES and scene.touches(at):
        at -= 1
        before = scene.word(at)
        return bool(before and before.is_alpha and scene.vocabulary.words.atom(before) is None)
    before = scene.word(at)
    if before is None or not before.is_alpha or before.text in "£€¥":
        return False
    return scene.vocabulary.signs.backward(scene.tokens, i) is None


def _in_address(scene: Scene, i: int) -> bool:
    """ "…/2024/05/", "img_300": the digits stand inside an address or a file's name."""
    if not scene.touches(i) or scene.lower(i - 1) not in _ADDRESS:
        return False
    if scene.lower(i - 1) != "/":
        return True
    before = scene.word(i - 2)
    return scene.touches(i - 1) and before is not None and (before.is_alpha or before.text in "/:.")


def _word_end(scene: Scene, j: int) -> int:
    """Past what is glued to the chain."""
    last = j + _LONGEST_CHAIN
    while j < last and scene.touches(j) and (scene.tokens[j].word.is_alpha or scene.tokens[j].word.is_digit):
        j += 1
    return j


def glued_to_unknown(scene: Scene, last: int) -> bool:
    """ "24703L202", "3D": letters right behind the number that nothing has explained."""
    word = scene.word(last)
    return bool(word and scene.touches(last) and (word.is_alpha or word.is_digit))


def is_date(scene: Scene, amount: Amount) -> bool:
    """A day beside a month, or a year; the caller knows that no unit follows."""
    number = amount.number
    if number.value != number.value.to_integral_value():
        return False
    if number.value <= _LAST_DAY and (_month_after(scene, amount.last) or _month_before(scene, amount.first)):
        return True
    return _is_year_number(scene, number)


def is_year_with_word(scene: Scene, amount: Amount) -> bool:
    """ "2023 года", "2022г": digits of a year with a unit that is none there."""
    if amount.unit is None or amount.unit.code not in ("a", "g") or amount.number.first + 1 != amount.number.last:
        return False
    return is_year(scene.tokens[amount.number.first].word.text)


def _month_after(scene: Scene, j: int) -> bool:
    """ "7 мая", "1-14 October", "7th of February"."""
    joined = scene.lower(j) in _DASHES or scene.vocabulary.guards.date_joins.forward(scene.tokens, j) is not None
    after = scene.word(j + 1)
    if joined and after and after.is_digit:
        j += 2
    if scene.vocabulary.guards.month_links.forward(scene.tokens, j):
        j += 1
    month = scene.vocabulary.guards.months.forward(scene.tokens, j)
    return month is not None and _spelled_as_month(scene, j)


def _month_before(scene: Scene, i: int) -> bool:
    """ "February 7", "Oct. 5"."""
    j = i - 1
    word = scene.word(j)
    if word and (word.text == "." or scene.vocabulary.guards.month_links.starts(word)):
        j -= 1
    if j < 0 or not scene.tokens[j].word.is_title:
        return False
    return scene.vocabulary.guards.months.forward(scene.tokens, j) is not None


def _spelled_as_month(scene: Scene, j: int) -> bool:
    """English months have a capital; "may" without one is a verb."""
    word = scene.tokens[j].word
    return word.is_title or not word.text.isascii()


def _is_year_number(scene: Scene, number: Number) -> bool:
    if number.scale != 1 or not number.digits or (number.last != number.first + 1 and not number.ordinal):
        return False
    if not is_year(scene.tokens[number.first].word.text):
        return False
    guards = scene.vocabulary.guards
    if number.ordinal or guards.years_after.forward(scene.tokens, number.last):
        return True
    if scene.lower(number.first - 1) and guards.years_before.forward(scene.tokens, number.first - 1):
        return True
    return not _counts_round(scene, number)


def _counts_round(scene: Scene, number: Number) -> bool:
    """ "2000 автобусов": a round number before a plural."""
    after = scene.word(number.last)
    return bool(after and number.value % 100 == 0 and after.is_alpha and after.has("plur"))


def is_label(scene: Scene, first: int) -> bool:
    """ "article 5", "№ 3", "тел. 8 800"."""
    return scene.vocabulary.guards.labels.backward(scene.tokens, first) is not None
