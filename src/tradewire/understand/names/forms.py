"""Organisations in no registry, found by the form of their names."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from tradewire.languages.tables.names import NameTable
from tradewire.record.frozen import Frozen
from tradewire.understand.memo import Memo
from tradewire.understand.names.ground import CLOSERS, DASHES, OPENERS, Ground, agree, case_of, owns
from tradewire.understand.names.tree import Tree, parts
from tradewire.understand.tokens import Tokenizer, Word

_LONGEST_QUOTED: Final = 7  # tokens
_LONGEST_TAIL: Final = 7
_LONGEST_LEFT: Final = 8
_LONGEST_NAME: Final = 3


class Form(Frozen, frozen=True):
    """Tokens `first` to `last` (exclusive) name an organisation; the words of its name are `name_first` to `name_last`."""  # noqa: E501

    first: int
    last: int
    name_first: int
    name_last: int
    kind: str
    rule: str
    inflected: bool = True


class _Sign(NamedTuple):
    """What a word says of the name beside it."""

    kind: str = ""  # of a head noun
    legal: bool = False


_NONE: Final = _Sign()


class FormFinder:
    """Quotation marks, legal forms, head nouns and bodies of state; each rule may answer "not mine"."""

    def __init__(self, table: NameTable, tokenizer: Tokenizer) -> None:
        self._heads = dict.fromkeys((*table.introducing, *table.unnamed), "company") | {
            noun: kind for kind, nouns in table.heads.items() for noun in nouns
        }
        self._articles = frozenset(table.articles)
        self._legal = frozenset(table.legal_forms)
        self._unnamed = frozenset(table.unnamed)
        roles = (word.casefold() for phrases in table.roles.values() for role in phrases for word in role.split())
        given = (name.casefold() for names in table.first_names.values() for name in names)
        self._never = frozenset((*table.not_names, *table.titles, *roles, *given))
        self._joiners = frozenset(table.joiners)
        self._links = frozenset(table.place_links)
        self._signs = Memo(self._sign_of)
        self._shows = tokenizer.watched(self._shows_name)
        self._bodies: Tree[tuple[str, bool]] = Tree()
        for kind, phrases in table.bodies.items():
            for phrase in phrases:
                self._bodies.insert([(word,) for word in parts(phrase)], (kind, phrase.isupper()))

    def find(self, ground: Ground, taken: Iterable[int]) -> Iterator[Form]:
        """Forms from left to right; names at `taken` tokens are known from elsewhere and not looked for."""
        known = frozenset(taken)
        end = 0
        for i in self._shows.places(ground.tokens):
            form = self._at(ground, i, known) if i >= end else None
            if form and form.first >= end:
                yield form
                end = form.last

    def _shows_name(self, word: Word) -> bool:
        """Whether a word may show an organisation."""
        if not word.is_alpha:
            return word.text in OPENERS
        return self._signs[word] is not _NONE or bool(self._bodies.starts(word))

    def _at(self, ground: Ground, i: int, known: frozenset[int]) -> Form | None:
        word = ground.tokens[i].word
        if not word.is_alpha:
            return self._quoted(ground, i)
        if i in known:
            return None
        sign = self._signs[word]
        return self._body(ground, i) or self._legal_form(ground, i, sign) or self._head(ground, i, sign, known)

    def _sign_of(self, word: Word) -> _Sign:
        kind = next((self._heads[lemma] for lemma in (word.lower, *word.lemmas) if lemma in self._heads), "")
        legal = word.text in self._legal
        return _Sign(kind, legal) if kind or legal else _NONE

    def _sign_at(self, ground: Ground, i: int) -> _Sign:
        word = ground.word(i)
        return self._signs[word] if word and word.is_alpha else _NONE

    def _quoted(self, ground: Ground, i: int) -> Form | None:
        """ "«Химград»", "холдинг «Заря»", "“Lada Image” company"."""
        close = _closing(ground, i)
        if close is None:
            return None
        sign = self._sign_at(ground, i - 1)
        inner = self._sign_at(ground, i + 1)
        if sign is not _NONE or inner.legal:
            first = self._first_of_head(ground, i - 1) if sign.kind else i - 1 if sign.legal else i
            return Form(first, close + 1, i + 1, close, sign.kind or "company", "quoted after a head", inflected=False)
        after = self._sign_at(ground, close + 1)
        if after is not _NONE:
            return Form(i, close + 2, i + 1, close, after.kind or "company", "quoted before a head", inflected=False)
        if _bare(ground, i, close):
            return Form(i, close + 1, i + 1, close, "company", "bare quotation")
        return None

    def _legal_form(self, ground: Ground, i: int, sign: _Sign) -> Form | None:
        """ "ООО Ромашка", "Horns and Hooves LLC"."""
        if not sign.legal:
            return None
        first = self._title_run_left(ground, i)
        if first < i and ground.text(i - 1) not in CLOSERS:
            return Form(first, i + 1, first, i, "company", "name before a legal form")
        last = i + 1
        while ground.title(last) and last - i <= 4:
            last += 1
        if last > i + 1:
            return Form(i, last, i + 1, last, "company", "name after a legal form", inflected=False)
        return None

    def _body(self, ground: Ground, i: int) -> Form | None:
        """ "Госсовет РТ", "upper house of Belarus", "МВД РФ"."""
        matches = self._bodies.matches(ground.tokens, i)
        if not matches:
            return None
        (kind, acronym), last = matches[0].values[0], matches[0].last
        if acronym and not ground.tokens[i].word.is_upper:
            return None
        first = self._title_run_left(ground, i) if kind == "agency" else i
        last = self._place_tail(ground, last)
        while first - 1 in ground.place and ground.place[first - 1].form == "adjective":
            first = ground.place[first - 1].first
        return Form(first, last, first, last, kind, "body of state")

    def _place_tail(self, ground: Ground, last: int) -> int:
        """The end of a place that belongs to the name: "of Belarus", "Республики Татарстан"."""
        j = last
        while ground.lower(j) in self._joiners and j - last < 2:
            j += 1
        mention = ground.place.get(j)
        if mention and mention.first == j and mention.form == "name" and (j > last or owns(ground, mention)):
            return mention.last
        return last

    def _head(self, ground: Ground, i: int, sign: _Sign, known: frozenset[int]) -> Form | None:
        """ "Ижевский завод тепловой техники", "Ufa Tram and Trolleybus Plant", "a company from Vitebsk"."""
        if not sign.kind or i in ground.place:
            return None
        named = self._name_behind(ground, i, known)
        if named is not None:
            first = self._first_of_head(ground, i) if case_of(ground.tokens[i].word) else i
            return Form(first, named, i + 1, named, sign.kind, "name behind a head", inflected=False)
        first = self._first_of_head(ground, i)
        last = self._tail(ground, i, known)
        if self._names(ground, first, i, last):
            first = next((j for j in range(first, i) if ground.title(j)), first)
            return Form(first, last, first, last, sign.kind, "head noun")
        noun = ground.tokens[i].word
        if first < i and case_of(noun) and not agree(ground.tokens[i - 1].word, noun):
            first = i  # «в |Орше| инвесторы»
        first = next((j for j in range(first, i) if j in ground.place), first)
        return self._without_name(ground, first, i, last, sign)

    def _name_behind(self, ground: Ground, i: int, known: frozenset[int]) -> int | None:
        """The end of "the cable maker |Prysmian|", «холдинг |Akfa|»: a name that no dictionary declines."""
        head = ground.tokens[i].word
        if head.text != head.lower:
            return None
        last = i + 1
        while last - i <= _LONGEST_NAME and ground.title(last) and self._may_name(ground, last, known):
            last += 1
        named = last > i + 1 and not all(j in ground.place for j in range(i + 1, last))
        return last if named else None

    def _may_name(self, ground: Ground, j: int, known: frozenset[int]) -> bool:
        word = ground.tokens[j].word
        plain = word.is_alpha and case_of(word) is None and j not in known
        return plain and word.lower not in self._never and self._signs[word] is _NONE

    def _names(self, ground: Ground, first: int, i: int, last: int) -> bool:
        """Whether the words around a head are a name, and not a description."""
        lead = [
            j for j in range(first, i) if ground.title(j) and (j not in ground.starts or i - first > 1 or last > i + 1)
        ]
        only_place = all(j in ground.place for j in range(first, i)) and last == i + 1
        if ground.title(i) and i not in ground.starts:
            return bool(lead) or last > i + 1
        if not lead:
            return self._heads.get(ground.tokens[i].word.lemma) in ("ministry", "parliament") and last > i + 1
        return not only_place and agree(ground.tokens[lead[0]].word, ground.tokens[i].word)

    def _without_name(self, ground: Ground, first: int, i: int, last: int, sign: _Sign) -> Form | None:
        if self._unnamed.isdisjoint({ground.lower(i), *ground.tokens[i].word.lemmas}):
            return None
        end = self._from_place(ground, last)
        if end is not None:
            return Form(first, end, first, end, sign.kind, "unnamed, with a place")
        if any(j in ground.place for j in range(first, i)):
            return Form(first, last, first, last, sign.kind, "unnamed, with a place")
        return None

    def _from_place(self, ground: Ground, last: int) -> int | None:
        """The end of "from Vitebsk", "в Староминском районе", "Башкирии"."""
        j = last + 1 if ground.lower(last) in self._links else last
        if j > last and ground.lower(j) in self._joiners:
            j += 1
        mention = ground.place.get(j)
        if not mention or mention.first != j or mention.form == "demonym":
            return None
        return mention.last if j > last or mention.case == "gen" else None

    def _first_of_head(self, ground: Ground, i: int) -> int:
        """The first word of the head's phrase: adjectives that agree with it, or capitalised words."""
        first, noun = i, ground.tokens[i].word
        while first > 0 and i - first < _LONGEST_LEFT:
            word = ground.tokens[first - 1].word
            if not (agree(word, noun) or _compound(ground, first)):
                break
            first -= 1
        return first if first < i else self._title_run_left(ground, i)

    def _title_run_left(self, ground: Ground, i: int) -> int:
        """ "Ufa Tram and Trolleybus |Plant": capitalised words, with small words between them."""
        first = j = i
        while j > 0 and i - j < _LONGEST_LEFT:
            word = ground.tokens[j - 1].word
            if word.is_title and word.lower not in self._articles and word.readings[0].pos in ("other", "name", "noun"):
                j -= 1
                first = j
            elif j < i and (word.lower in self._joiners or word.text in DASHES):
                j -= 1
            else:
                break
        return first + 1 if first < i and self._articled(ground, first) else first

    def _articled(self, ground: Ground, first: int) -> bool:
        return ground.lower(first) in self._joiners

    def _tail(self, ground: Ground, i: int, known: frozenset[int]) -> int:
        """The end of "завод |тепловой техники|", "Ministry |of Economy|", "завод |Калашникова|"."""
        last = self._of_tail(ground, i + 1)
        if last > i + 1:
            return last
        for j in range(i + 1, min(i + 1 + _LONGEST_TAIL, len(ground.tokens))):
            word = ground.tokens[j].word
            if j in known:
                break
            if j in ground.place:
                return ground.place[j].last if ground.place[j].case == "gen" and last == j else last
            if word.has("gen") and (not word.is_title or (j == i + 1 and word.has("gen", "surname"))):
                if word.readings[0].pos == "noun" or word.has("gen", "surname"):
                    last = j + 1
            elif not (word.lower in self._joiners and last == j) and word.text not in DASHES:
                break
        return last

    def _of_tail(self, ground: Ground, j: int) -> int:
        """ "of Industry and Trade": small words and capitalised words after a capitalised head."""
        if not (ground.title(j - 1) and ground.lower(j) in self._joiners):
            return j
        last = j
        for k in range(j, min(j + _LONGEST_TAIL, len(ground.tokens))):
            if ground.title(k) and (k not in ground.place or ground.lower(k - 1) in self._joiners):
                last = k + 1
            elif ground.lower(k) not in self._joiners and not (last == k and self._lists(ground, k)):
                break
        return last

    def _lists(self, ground: Ground, k: int) -> bool:
        """ "Ministry of Investment|, |Trade and Industry": a comma in a list that "and" ends."""
        if ground.text(k) != "," or not ground.title(k + 1):
            return False
        return any(ground.lower(j) in self._joiners and ground.title(j + 1) for j in (k + 2, k + 3, k + 4))


def _closing(ground: Ground, i: int) -> int | None:
    """The closing mark of a short quotation that opens at `i` and begins with a capital letter."""
    if not ground.title(i + 1) or not ground.touches(i + 1):
        return None
    for j in range(i + 2, min(i + 2 + _LONGEST_QUOTED, len(ground.tokens))):
        word = ground.tokens[j].word
        if word.text in CLOSERS:
            return j if ground.touches(j) else None
        if word.is_break or word.text in ".!?,;:":
            return None
    return None


def _bare(ground: Ground, i: int, close: int) -> bool:
    """A quotation that no noun introduces, or that stands in the genitive behind one ("проект «Химграда»")."""
    if any(ground.word(j).is_digit for j in range(i + 1, close) if ground.word(j)):  # type: ignore[union-attr]
        return False
    if not all(ground.title(j) or ground.text(j) in DASHES for j in range(i + 1, close)):
        return False
    before = ground.word(i - 1)
    if before is None or before.is_break or not before.is_alpha:
        return not (before and before.is_digit) and close - i <= 3
    if before.readings[0].pos in ("noun", "adjective", "participle", "other"):
        return close == i + 2 and before.is_pos("noun") and _declined(ground.tokens[i + 1].word)
    return before.is_pos("verb", "preposition", "conjunction", "adverb", "adjective", "participle")


def _declined(word: Word) -> bool:
    """Whether a name shows the genitive singular, so that it is no title."""
    return word.has("gen", "sing") and not any(r.lemma == word.lower for r in word.readings[:1])


def _compound(ground: Ground, first: int) -> bool:
    """The first part of "литейно-механический", or the hyphen in it."""
    before = ground.text(first - 1)
    if before in DASHES:
        return ground.touches(first) and ground.touches(first - 1)
    return ground.text(first) in DASHES and ground.touches(first)
