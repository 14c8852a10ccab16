"""`python -m tradewire`."""

from tradewire.cli import main

main()
