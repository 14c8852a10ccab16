"""Joins the stages: paths in, readings out, one document at a time."""

import gc
import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import msgspec

from tradewire import __version__, gazetteer, languages
from tradewire.errors import TradewireError
from tradewire.read import Hints, LanguageHints, Progress, ReadOptions, ReasonCode, Skipped, read_paths
from tradewire.record import Document, claim_to_dict
from tradewire.understand.reader import Reader, Reading
from tradewire.understand.tokens import Tokenizer

if TYPE_CHECKING:
    from concurrent.futures import Future

    from tradewire.ledger import Ledger

__all__ = [
    "READER",
    "Progress",
    "ReadOptions",
    "Reading",
    "Skipped",
    "journal_copies",
    "journal_results",
    "keep",
    "lemmas",
    "open_ledger",
    "read",
    "read_document",
    "resume",
]

READER: Final = f"tradewire {__version__}"
# Documents handed to another process at once, and batches that wait in a queue for each process.
_BATCH: Final = 16
_QUEUED: Final = 4
# Documents stored in one transaction.
_STORED: Final = 64


@cache
def reader() -> Reader:
    """The reader with every pack and the whole gazetteer; made once a process."""
    return Reader(_Packs(), gazetteer.load())


@cache
def hints() -> Hints:
    """What pages and datelines need to know of the languages, from the packs."""
    return Hints(tuple(map(_hints, languages.available())))


def read_document(document: Document) -> Reading | Skipped:
    """One document read; skipped where no pack knows its language, or where a claim would break the contract."""
    if document.language not in languages.available():
        named = f"its language is {document.language}" if document.language else "its language is not known"
        message = f"{named}; there are packs for {', '.join(languages.available())}"
        return Skipped(document.source or document.id, "unknown_language", message)
    try:
        reading = reader().read(document)
    except TradewireError as error:
        return Skipped(document.source or document.id, "unreadable", f"the reader gave up: {error}")
    _keep_tables(document.language)
    return reading


@cache
def _keep_tables(language: str) -> None:
    """Once a language: its tables stay as long as the process, so that no garbage is looked for among them."""
    gc.freeze()


def read(paths: Iterable[str | Path], options: ReadOptions, jobs: int = 1) -> Iterator[Reading | Skipped]:
    """Readings of all documents under the paths, in order, as they are ready; what was not read, with the reason.

    `jobs` is the number of processes. Memory does not grow with the number of documents.
    """
    documents = read_paths(paths, options, hints())
    if jobs > 1:
        yield from _read_apart(documents, jobs)
        return
    for document in documents:
        yield document if isinstance(document, Skipped) else read_document(document)


def keep(items: Iterable[Reading | Skipped], where: str) -> Iterator[Reading | Skipped]:
    """The same items, each reading stored in the ledger at `where` (a file or an address) before it is passed on.

    At the end, claims that say the same are joined to entries.
    """
    from tradewire import reconcile  # noqa: PLC0415  (most readings need no database)

    coming = iter(items)
    with open_ledger(where) as ledger:
        while batch := list(islice(coming, _STORED)):
            ledger.add_many([(item.document, item.claims) for item in batch if isinstance(item, Reading)], READER)
            yield from batch
        reconcile.join(ledger)


def resume(
    paths: Iterable[str | Path],
    options: ReadOptions,
    journal: Path,
    jobs: int = 1,
    watch: Callable[[Progress], None] | None = None,
) -> Progress:
    """Read all that the journal does not have yet; it may be stopped at any moment and called again.

    Raises:
        InputError: the journal belongs to a run with other options, or is in use.
    """
    from tradewire.read.run import RunOptions, run  # noqa: PLC0415  (most readings need no journal)

    settings = RunOptions(journal=journal, recipe=_recipe(options), read=options, jobs=jobs)
    return run(paths, settings, _claim_lines, hints(), watch)


def journal_results(options: ReadOptions, journal: Path) -> Iterator[str | Skipped]:
    """What stands in a journal, by path: the claims of each document as lines of JSON, or why there are none."""
    from tradewire.read.journal import Journal  # noqa: PLC0415

    with Journal(journal, _recipe(options)) as opened:
        for entry in opened.entries():
            code, _, message = entry.payload.partition(": ")
            yield entry.payload if entry.kind == "document" else Skipped(entry.source, cast(ReasonCode, code), message)


def journal_copies(options: ReadOptions, journal: Path) -> Counter[str]:
    """How many documents of a journal repeat others: `exact`, `near`, `version`."""
    from tradewire.read.journal import Journal  # noqa: PLC0415

    with Journal(journal, _recipe(options)) as opened:
        return Counter(copy.kind for copy in opened.copies())


def _recipe(options: ReadOptions) -> str:
    return f"{READER} {options}"


def _claim_lines() -> Callable[[Document], str | Skipped]:
    """For each process of a run: the reader, made once."""
    reader()
    return _claims_of


def _claims_of(document: Document) -> str | Skipped:
    found = read_document(document)
    if isinstance(found, Skipped):
        return found
    return "\n".join(json.dumps(claim_to_dict(claim), ensure_ascii=False) for claim in found.claims)


def open_ledger(where: str, *, read_only: bool = False) -> "Ledger":
    """The ledger at a file or an address, made where there is none; its search knows the words of all packs."""
    from tradewire.ledger import Ledger  # noqa: PLC0415  (most readings need no database)

    return Ledger.open(where, read_only=read_only, lemmatise=lemmas)


def lemmas(text: str, language: str | None) -> str:
    """All base forms its words may have, with spaces; of an unknown language, in each that writes with its letters."""
    codes = [language] if language in languages.available() else languages.available()
    words = (word for code in codes if code for word in _lemmas(text, code))
    return " ".join(words if len(codes) == 1 else dict.fromkeys(words))


def _read_apart(documents: Iterator[Document | Skipped], jobs: int) -> Iterator[Reading | Skipped]:
    """Batches go to the processes and come back in order; no more than a few wait."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (a slow import that one process does not need)

    waiting: deque[Future[list[Reading | Skipped]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        while batch := list(islice(documents, _BATCH)):
            waiting.append(pool.submit(_read_batch, batch))
            if len(waiting) > jobs * _QUEUED:
                yield from waiting.popleft().result()
        for future in waiting:
            yield from future.result()


def _read_batch(batch: list[Document | Skipped]) -> list[Reading | Skipped]:
    return [item if isinstance(item, Skipped) else read_document(item) for item in batch]


def _lemmas(text: str, code: str) -> Iterator[str]:
    letters = languages.load(code).text.letters
    words = (token.word for token in _tokenizer(code).tokens(text))
    found = (word for word in words if word.is_digit or (word.is_alpha and word.lower[0] in letters))
    return (lemma for word in found for lemma in sorted(word.lemmas))


@cache
def _tokenizer(code: str) -> Tokenizer:
    return Tokenizer(languages.load(code))


def _hints(code: str) -> LanguageHints:
    text, page = languages.page_tables(code)
    return LanguageHints(
        code=code,
        letters=text.letters,
        stopwords=text.stopwords,
        lookalikes=text.lookalikes,
        **msgspec.structs.asdict(page),
    )


class _Packs(Mapping[str, languages.Pack]):
    """Every pack by its code, loaded when it is first asked for: a run over one language pays for one."""

    def __contains__(self, code: object) -> bool:
        return code in languages.available()

    def __getitem__(self, code: str) -> languages.Pack:
        if code not in languages.available():
            raise KeyError(code)
        return languages.load(code)

    def __iter__(self) -> Iterator[str]:
        return iter(languages.available())

    def __len__(self) -> int:
        return len(languages.available())
