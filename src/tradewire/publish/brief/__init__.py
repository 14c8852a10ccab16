"""Two pages for a meeting: what is known of the trade of an area, each number with its words."""

from tradewire.publish.brief.formats import formats, render
from tradewire.publish.brief.model import Brief
from tradewire.publish.brief.write import BriefRequest, write

__all__ = ["Brief", "BriefRequest", "formats", "render", "write"]
