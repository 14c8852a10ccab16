"""From quantities to figure claims, sentence by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tradewire.gazetteer import Places
from tradewire.record import Entity, Evidence, Figure, Indicator, Product, Span, Value
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.figures import areas, when
from tradewire.understand.figures.counted import counted_noun, in_event
from tradewire.understand.figures.focus import Focus, Running
from tradewire.understand.figures.measure import MeasureReading, negative, read_measure
from tradewire.understand.figures.topic import TRADE, Topic, left_topic, right_topic, topics
from tradewire.understand.figures.window import Window, windows
from tradewire.understand.sides import Side, Sides
from tradewire.understand.status import StatusReading, is_future, status_within

_REAL = StatusReading("actual", None)


@dataclass(frozen=True, slots=True)
class FigureReader:
    """Reads the figures of one document."""

    analysis: Analysis
    sides: Sides
    places: Places
    focus: Focus = field(default_factory=Focus)

    def figures(self) -> Iterator[Figure]:
        for scene in self.analysis.scenes:
            yield from self._scene(scene)

    def _scene(self, scene: Scene) -> Iterator[Figure]:
        running = Running()
        found = topics(self.analysis, scene)
        for window in windows(self.analysis, scene):
            figure = self._figure(scene, window, found, running)
            if figure is not None:
                yield figure

    def _figure(self, scene: Scene, window: Window, found: list[Topic], running: Running) -> Figure | None:
        topic = self._topic(scene, window, found, running)
        if topic is None or topic.kind in ("paper", "supply"):
            running.topic = topic or running.topic
            return None
        reading = read_measure(self.analysis, scene, window, running.measure)
        status = self._status(scene, window, running)
        moment = self._when(scene, window, reading, status, running)
        sides = self._sides(scene, window, reading, topic, running)
        running.topic, running.measure, running.status, running.sides = topic, reading.measure, status, sides
        self._remember(topic, reading, moment, sides, status)
        return self._build(scene, window, topic, reading, status, moment, sides)

    # topic

    def _topic(self, scene: Scene, window: Window, found: list[Topic], running: Running) -> Topic | None:
        kind = window.quantity.kind
        if kind in ("ordinal", "duration"):
            return None
        if kind in ("count", "number"):
            return self._counted(scene, window, found, running)
        near = left_topic(window, found)
        if self._delivered(scene, window, near):
            return Topic("supply", window.first, window.last, window.quantity.span)
        if kind == "rank":
            return self._ranked(scene, window, found, near, running)
        return near or self._elsewhere(scene, window, found, running)

    def _elsewhere(self, scene: Scene, window: Window, found: list[Topic], running: Running) -> Topic | None:
        """The topic where none stands before the number: behind it, or the one in force."""
        behind = right_topic(window, found)
        if behind is not None and (running.topic is None or behind.first - window.last <= 3 or running.topic.kind != "indicator"):
            return behind
        if running.topic is not None:
            return running.topic
        return behind or self.focus.topic or self._presumed(scene, window, found)

    def _presumed(self, scene: Scene, window: Window, found: list[Topic]) -> Topic | None:
        """Money of a period with nothing said: trade is what such texts mean."""
        later = next((t for t in found if t.kind == "indicator"), None)
        if later is not None:
            return later
        if window.quantity.kind == "money" and scene.periods and self.sides.ranked:
            return Topic("indicator", window.first, window.last, window.quantity.span, "turnover")
        return None

    def _ranked(self, scene: Scene, window: Window, found: list[Topic], near: Topic | None, running: Running) -> Topic | None:
        named = near if near is not None and near.kind == "indicator" else right_topic(window, found)
        if named is not None and named.kind == "indicator":
            return named
        later = next((t for t in found if t.kind == "indicator" and window.last <= t.first < window.tail), None)
        if later is not None:
            return later
        return Topic("indicator", window.first, window.last, window.quantity.span, "turnover")

    def _counted(self, scene: Scene, window: Window, found: list[Topic], running: Running) -> Topic | None:
        noun = counted_noun(scene, window)
        near = left_topic(window, found)
        if noun is not None and not scene.tagged("paper", noun.first, noun.last) and not in_event(scene, window):
            return Topic("counted", noun.first, noun.last, self.analysis.span(noun.first, noun.last))
        if near is not None and near.indicator == "production":
            return near
        return None

    def _delivered(self, scene: Scene, window: Window, near: Topic | None) -> bool:
        """Whether the amount is what goods are delivered for, and so no figure."""
        if near is not None and near.kind == "indicator" and near.indicator in TRADE:
            return False
        goods = [p for p in scene.products if window.left <= p.first < window.right]
        return bool(goods) and scene.has("supply")

    # status

    def _status(self, scene: Scene, window: Window, running: Running) -> StatusReading:
        if scene.tagged("base_level", window.first - 1, window.first):
            return _REAL
        before = status_within(self.analysis, scene, window.left, window.first)
        behind = status_within(self.analysis, scene, window.last, window.tail)
        if before is not None and behind is not None and (before.status, behind.status) == ("possible", "planned"):
            return behind
        if before is not None or behind is not None:
            return before or behind or _REAL
        if running.status is not None and not window.fresh:
            return running.status
        if is_future(self.analysis, window.left, window.first):
            return StatusReading("forecast", None)
        return _REAL

    # period

    def _when(self, scene: Scene, window: Window, reading: MeasureReading, status: StatusReading, running: Running) -> when.When | None:
        mention = when.when_of(scene, window)
        if mention is not None and mention.kind == "same":
            return running.frame or running.period or self.focus.period(reading.measure)
        if mention is not None:
            own = when.settled(mention, status.status)
            if mention.first < window.first:
                running.frame = own
            running.period = own
            return own
        if running.frame is not None or running.period is not None:
            return running.frame or running.period
        later = when.trailing(scene, window)
        if later is not None and later.kind != "same":
            return when.settled(later, status.status)
        if status.status == "actual" and reading.measure in ("level", "change", "extremum"):
            return self.focus.period(reading.measure)
        return None

    # areas

    def _sides(self, scene: Scene, window: Window, reading: MeasureReading, topic: Topic, running: Running) -> tuple[Side, ...]:
        scope = areas.scope_of(self.analysis, scene, window, reading.measure, self.places)
        if not scope.own and running.sides:
            return running.sides
        return areas.complete(scope, topic.indicator, self.sides, self.focus.pair)

    def _remember(self, topic: Topic, reading: MeasureReading, moment: when.When | None, sides: tuple[Side, ...], status: StatusReading) -> None:
        if topic.indicator in TRADE:
            self.focus.topic = topic
            if len(sides) >= 2:
                self.focus.pair = sides
        if moment is not None and moment.period is not None and status.status == "actual":
            self.focus.periods.pop(reading.measure, None)
            self.focus.periods[reading.measure] = moment

    # the claim

    def _build(self, scene: Scene, window: Window, topic: Topic, reading: MeasureReading, status: StatusReading, moment: when.When | None, sides: tuple[Side, ...]) -> Figure:
        reporter, partner = areas.roles(sides, self.analysis, scene)
        value = reading.value
        if topic.deficit and value.low is not None:
            value = negative(value)
        base = when.base_of(scene, window)
        spans: dict[str, Evidence] = {"value": (window.quantity.span,), "indicator": (topic.span,)}
        if moment is not None:
            spans["period"] = moment.evidence
        if status.span is not None:
            spans["status"] = (status.span,)
        for role, members in (("reporter", reporter), ("partner", partner)):
            if members:
                spans[f"parties.{role}"] = tuple(s.span for s in members)
        span = self._quote(scene, window, spans)
        return Figure(
            document=self.analysis.document.id,
            span=span,
            quote=span.of(self.analysis.text),
            status=status.status,
            indicator=topic.indicator,
            measure=reading.measure,
            value=value,
            parties={role: tuple(s.entity for s in members) for role, members in (("reporter", reporter), ("partner", partner)) if members},
            period=moment.period if moment else None,
            base=base.span.of(self.analysis.text) if base and reading.measure == "change" else None,
            spans=spans,
            rules=(reading.rule, f"topic.{topic.kind}"),
        )

    def _quote(self, scene: Scene, window: Window, spans: dict[str, Evidence]) -> Span:
        """The shortest stretch of the sentence, within the quantity's window, that holds what was read there."""
        low, high = self.analysis.tokens[window.left].start, self.analysis.tokens[window.tail - 1].end
        inside = [s for where in spans.values() for s in where if isinstance(s, Span) and low <= s.start and s.end <= high]
        return Span(min(s.start for s in inside), max(s.end for s in inside))

    def _wordless(self, scene: Scene, found: list[Topic]) -> Iterator[Figure]:
        """Extremes and named levels: figures that no number of their own tells."""
        return iter(())


def find_figures(analysis: Analysis, sides: Sides, places: Places) -> list[Figure]:
    """The figure claims of a document, in text order."""
    return list(FigureReader(analysis, sides, places).figures())
