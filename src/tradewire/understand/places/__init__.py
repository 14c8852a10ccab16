"""Areas in a text: names in all their forms, and words such as "the region" that refer to one."""

from tradewire.understand.places.finder import PlaceFinder

__all__ = ["PlaceFinder"]
