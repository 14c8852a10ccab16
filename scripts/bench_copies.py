"""Copies among synthetic articles: recall, precision and speed. `python scripts/bench_copies.py [documents]`.

Articles are made of phrases in two languages with the numbers, places and goods drawn anew. A seventh are near-copies:
words changed, paragraphs dropped, moved or cut short, a headline, a note or an agency's mark added. As many again are
the hard kind that is no copy: the next month's release of a series, word for word but for its numbers.
"""

import random
import resource
import sys
import time
from dataclasses import dataclass
from typing import Final

from tradewire.read.copies import CopyIndex, sign
from tradewire.record import Document

_COPIES: Final = 0.15
_SERIES: Final = 0.05
_WORDS: Final = 4_000
_EDITED: Final = 0.08


@dataclass(frozen=True, slots=True)
class Sample:
    """A synthetic article, and the one that it copies."""

    key: str
    text: str
    of: str | None


def vocabulary(rng: random.Random) -> list[str]:
    """Words of both alphabets, the frequent ones first, as in any language."""
    letters = ("abcdefghiklmnoprstuvw", "абвгдежзиклмнопрстуфхцчшыя")
    return ["".join(rng.choices(letters[i % 2], k=rng.randint(2, 10))) for i in range(_WORDS)]


def article(rng: random.Random, words: list[str]) -> str:
    """Three to nine paragraphs of sentences with numbers."""
    return "\n".join(_paragraph(rng, words) for _ in range(rng.randint(3, 9)))


def _paragraph(rng: random.Random, words: list[str]) -> str:
    weights_to = len(words)
    drawn = [words[min(int(rng.paretovariate(0.6)) - 1, weights_to - 1)] for _ in range(rng.randint(25, 70))]
    for _ in range(rng.randint(1, 4)):
        drawn[rng.randrange(len(drawn))] = str(rng.randint(2, 9999))
    return " ".join(drawn).capitalize() + "."


def near_copy(rng: random.Random, text: str, words: list[str]) -> str:
    """One or two edits of the kinds that syndication makes."""
    for edit in rng.sample((_reword, _drop, _move, _frame, _cut), rng.randint(1, 2)):
        text = edit(rng, text, words)
    return text


def _reword(rng: random.Random, text: str, words: list[str]) -> str:
    return " ".join(rng.choice(words) if rng.random() < _EDITED and w.isalpha() else w for w in text.split(" "))


def _drop(rng: random.Random, text: str, words: list[str]) -> str:
    lines = text.split("\n")
    if len(lines) > 3:
        del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def _move(rng: random.Random, text: str, words: list[str]) -> str:
    lines = text.split("\n")
    rng.shuffle(lines)
    return "\n".join(lines)


def _frame(rng: random.Random, text: str, words: list[str]) -> str:
    return f"{' '.join(rng.choices(words, k=9))}\n{text}\n{' '.join(rng.choices(words, k=12))}"


def _cut(rng: random.Random, text: str, words: list[str]) -> str:
    return text[: int(len(text) * rng.uniform(0.75, 0.95))]


def next_release(rng: random.Random, text: str) -> str:
    """The same words with other numbers."""
    return " ".join(str(rng.randint(2, 9999)) if w.isdigit() else w for w in text.split(" "))


def corpus(count: int, seed: int = 11) -> list[Sample]:
    """Articles, near-copies and next releases in random order; a copy stands after what it copies."""
    rng = random.Random(seed)
    words = vocabulary(rng)
    made: list[Sample] = []
    originals: list[Sample] = []
    for i in range(count):
        draw = rng.random()
        if originals and draw < _COPIES:
            source = rng.choice(originals)
            made.append(Sample(str(i), near_copy(rng, source.text, words), source.key))
        elif originals and draw < _COPIES + _SERIES:
            made.append(Sample(str(i), next_release(rng, rng.choice(originals).text), None))
        else:
            made.append(Sample(str(i), article(rng, words), None))
            originals.append(made[-1])
    return made


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of copies found, and of found that are copies of that very text; documents a second."""

    recall: float
    precision: float
    rate: float


def measure(samples: list[Sample]) -> Score:
    """Sign and compare all samples in order."""
    documents = [Document(sample.key, sample.text) for sample in samples]
    begun = time.perf_counter()
    index = CopyIndex()
    found = [index.add(document.id, sign(document)) for document in documents]
    seconds = time.perf_counter() - begun
    right = sum(1 for sample, copy in zip(samples, found, strict=True) if copy and copy.of == sample.of)
    claimed = sum(copy is not None for copy in found)
    copies = sum(sample.of is not None for sample in samples)
    return Score(right / copies, right / claimed, len(samples) / seconds)


def main() -> None:
    """Print the scores."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    samples = corpus(count)
    size = sum(len(sample.text) for sample in samples) / count
    score = measure(samples)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count:,} articles of {size:,.0f} characters, {sum(s.of is not None for s in samples):,} near-copies")
    print(f"recall {score.recall:.4f}, precision {score.precision:.4f}, {score.rate:,.0f} documents/s, {memory} MB")


if __name__ == "__main__":
    main()
