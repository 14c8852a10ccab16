"""The command line: arguments become calls of `tradewire.pipeline`, readings become text."""


def main() -> None:
    """The `tradewire` command."""
    from tradewire.cli.app import run  # noqa: PLC0415  (the package itself stays light to import)

    run()
