"""Commands that list what a ledger holds, search it, and judge."""

from typing import Annotated

import typer

from tradewire.cli import options as o

app = typer.Typer()

By = Annotated[str, typer.Option("--by", envvar="TRADEWIRE_PERSON", help="Who judges.", metavar="NAME")]
Reason = Annotated[str, typer.Option(help="Why, in a few words.", metavar="TEXT")]


@app.command("claims")
def claims(  # noqa: PLR0913, PLR0917  (one parameter an option is how typer wants it)
    ledger: o.LedgerAt = o.LEDGER,
    area: o.Area = None,
    partner: o.Partner = None,
    claim_type: o.ClaimType = None,
    indicator: o.Indicator = None,
    product: o.Product = None,
    organisation: o.Organisation = None,
    status: o.Status = None,
    source: o.Source = None,
    since: o.Since = None,
    until: o.Until = None,
    as_of: o.AsOf = None,
    limit: o.Limit = None,
    output_format: o.OutputFormat = o.Format.TABLE,
    output: o.Output = None,
) -> None:
    """List claims, in the order in which they were said."""
    _run("claims", locals())


@app.command("entries")
def entries(  # noqa: PLR0913, PLR0917
    ledger: o.LedgerAt = o.LEDGER,
    area: o.Area = None,
    partner: o.Partner = None,
    claim_type: o.ClaimType = None,
    indicator: o.Indicator = None,
    product: o.Product = None,
    organisation: o.Organisation = None,
    status: o.Status = None,
    source: o.Source = None,
    since: o.Since = None,
    until: o.Until = None,
    as_of: o.AsOf = None,
    limit: o.Limit = None,
    output_format: o.OutputFormat = o.Format.TABLE,
    output: o.Output = None,
) -> None:
    """List entries: claims that say the same, with how often and by how many independent sources they are told."""
    _run("entries", locals())


@app.command("documents")
def documents(  # noqa: PLR0913, PLR0917
    ledger: o.LedgerAt = o.LEDGER,
    area: o.Area = None,
    partner: o.Partner = None,
    claim_type: o.ClaimType = None,
    indicator: o.Indicator = None,
    product: o.Product = None,
    organisation: o.Organisation = None,
    status: o.Status = None,
    source: o.Source = None,
    since: o.Since = None,
    until: o.Until = None,
    as_of: o.AsOf = None,
    limit: o.Limit = None,
    output_format: o.OutputFormat = o.Format.TABLE,
    output: o.Output = None,
) -> None:
    """List documents; with conditions on claims, those with a claim that meets them all."""
    _run("documents", locals())


@app.command("search")
def search(
    words: Annotated[list[str], typer.Argument(help="Words in any form, Russian or English; all must be there.")],
    ledger: o.LedgerAt = o.LEDGER,
    limit: o.Limit = 20,
    output_format: o.OutputFormat = o.Format.TABLE,
    output: o.Output = None,
) -> None:
    """Find claims by their words, parties and products, best first."""
    from tradewire.cli import ledger_lists  # noqa: PLC0415

    wanted = o.filter_of(limit=limit)
    request = ledger_lists.Request(
        ledger=ledger, wanted=wanted, format=output_format.value, output=output, words=" ".join(words)
    )
    ledger_lists.search(request)


@app.command("judge")
def judge(  # noqa: PLR0913, PLR0917
    left: Annotated[str, typer.Argument(help="A claim's id, or its beginning.")],
    right: Annotated[str, typer.Argument(help="Another claim's id.")],
    verdict: Annotated[str, typer.Argument(help="same, different or unsure.")],
    by: By,
    reason: Reason = "",
    ledger: o.LedgerAt = o.LEDGER,
) -> None:
    """Say whether two claims are the same. A person's word wins over every rule and survives re-reading.

    Prints the judgement's id, by which `withdraw` takes it back.
    """
    from tradewire.cli import ledger_lists  # noqa: PLC0415

    if verdict not in ("same", "different", "unsure"):
        raise typer.BadParameter("a verdict is same, different or unsure")
    print(ledger_lists.judge(ledger, (left, right), verdict, by, reason))  # type: ignore[arg-type]


@app.command("withdraw")
def withdraw(
    judgement: Annotated[str, typer.Argument(help="The judgement's id.")],
    by: By,
    reason: Reason = "",
    ledger: o.LedgerAt = o.LEDGER,
) -> None:
    """Take a judgement back; what held before it holds again."""
    from tradewire.cli import ledger_lists  # noqa: PLC0415

    ledger_lists.withdraw(ledger, judgement, by, reason)


@app.command("judgements")
def judgements(
    claim: Annotated[str, typer.Argument(help="Only those on this claim, by its id or the beginning of it.")] = "",
    ledger: o.LedgerAt = o.LEDGER,
    output_format: o.OutputFormat = o.Format.TABLE,
    output: o.Output = None,
) -> None:
    """List the judgements that hold, with their reasons."""
    from tradewire.cli import ledger_lists  # noqa: PLC0415

    request = ledger_lists.Request(
        ledger=ledger, wanted=o.filter_of(), format=output_format.value, output=output, words=claim
    )
    ledger_lists.judgements(request)


def _run(kind: str, given: dict[str, object]) -> None:
    """Call the listing of a kind with what the command was given."""
    from tradewire.cli import ledger_lists  # noqa: PLC0415

    request = ledger_lists.Request(
        ledger=str(given.pop("ledger")),
        format=str(given.pop("output_format")),
        output=given.pop("output"),  # type: ignore[arg-type]
        wanted=o.filter_of(type=given.pop("claim_type"), **given),
    )
    {"claims": ledger_lists.claims, "entries": ledger_lists.entries, "documents": ledger_lists.documents}[kind](request)
