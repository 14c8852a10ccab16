"""Supplies: goods or services delivered, or to be delivered."""

from tradewire.understand.supplies.read import find_supplies

__all__ = ["find_supplies"]
