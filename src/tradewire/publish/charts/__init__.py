"""Pictures from claims: an indicator over time, a map of partners, a timeline of commitments."""

from tradewire.publish.charts.draw import available, png, specification, svg
from tradewire.publish.charts.partners import partners
from tradewire.publish.charts.series import series
from tradewire.publish.charts.style import Spec
from tradewire.publish.charts.timeline import timeline

__all__ = ["Spec", "available", "partners", "png", "series", "specification", "svg", "timeline"]
