"""What is new: entries, changed commitments and conflicts, as Atom and JSON Feed."""

from tradewire.publish.feeds.news import News, news
from tradewire.publish.feeds.write import atom, feed_item, json_feed

__all__ = ["News", "atom", "feed_item", "json_feed", "news"]
