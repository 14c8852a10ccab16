"""One page with everything in it: no scripts, nothing fetched from elsewhere."""

from tradewire.publish.brief.model import Brief
from tradewire.publish.charts import svg
from tradewire.publish.templating import render as fill


def render(brief: Brief) -> bytes:
    return fill("brief.html", brief=brief, picture=svg(brief.chart) if brief.chart else "").encode()
