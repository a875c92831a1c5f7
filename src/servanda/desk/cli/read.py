"""`servanda read`: a first reading of a published draft."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from servanda.desk.cli.language_model import endpoint_set_up
from servanda.desk.cli.opening import FAILURE, exit_code
from servanda.desk.cli.options import Force
from servanda.desk.cli.output import Destination
from servanda.desk.cli.progress import progress, waiting
from servanda.exchange import open_document
from servanda.findings import Severity
from servanda.findings.rendering import print_findings
from servanda.reading.segmentation import segment


def read(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="SOURCE",
            help="The published draft: Word, OpenDocument, RTF, PDF, web page, Akoma Ntoso, text.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="NAME.pact.md", help="Write the pact file here."),
    ] = None,
    ask_model: Annotated[  # noqa: FBT002 - a flag
        bool,
        typer.Option(
            "--ask-model",
            help="Send clauses of this document to the language model that you have set up.",
        ),
    ] = False,
    force: Force = False,  # noqa: FBT002 - a flag
) -> int:
    """Propose a reading: articles, remarks and who said what, each proposal marked “?”."""
    destination = Destination(output, force)
    if not destination.is_free():
        return FAILURE
    endpoint = endpoint_set_up() if ask_model else None
    if ask_model and endpoint is None:
        return FAILURE
    told = Console(stderr=output is None, highlight=False)
    with waiting("opening"):
        document, findings = open_document(source)
    if document is None:
        print_findings(told, findings, {})
        return FAILURE
    draft = segment(document)
    findings += draft.findings
    if not draft.articles:
        print_findings(told, findings, {})
        return FAILURE
    # Loading the language pipeline takes seconds; a page that holds no agreement need not wait.
    from servanda.reading.proposals.propose import propose  # noqa: PLC0415
    from servanda.reading.writing import pact_text  # noqa: PLC0415

    with progress("reading", len(draft.articles)) as step:
        proposed = propose(draft, step)
    findings += proposed.findings
    if endpoint is not None:
        from servanda.reading.language_model.asking import add_proposals  # noqa: PLC0415 - likewise

        with progress(f"asking {endpoint.model}", len(draft.articles)) as step:
            proposed, asked = add_proposals(draft, proposed, endpoint, step)
        findings += (asked,)
    written = destination.write(pact_text(draft, proposed))
    if findings:
        print_findings(told, findings, {})
    if written and output is not None:
        told.print(f"{output}: {_summary(len(draft.articles), proposed.sentence_count)}")
    worth_knowing = any(finding.severity is not Severity.NOTE for finding in findings)
    return exit_code(found=worth_knowing, failed=not written)


def _summary(articles: int, sentences: int) -> str:
    return (
        f"{articles} {'article' if articles == 1 else 'articles'}, "
        f"{sentences} {'sentence' if sentences == 1 else 'sentences'} of Pact proposed. "
        "None counts until a person has confirmed it."
    )
