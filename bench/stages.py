"""Renders one issue stage by stage in this process and prints the CPU seconds of each as JSON.

Run as a cold process: `python -m bench.stages ISSUE OUT`.
"""

from __future__ import annotations

import gc
import json
import sys
from time import process_time


def main(issue: str, output: str) -> None:
    marks = [("python", process_time())]
    gc.disable()  # as the command line does

    def mark(stage: str) -> None:
        marks.append((stage, process_time()))

    import_rest()
    from pagesetter.session import pipeline
    from pagesetter.session.output import write_whole

    mark("imports")
    opened = pipeline.open_issue(issue)
    mark("read")
    result = pipeline.compose_issue(opened)
    mark("compose")
    pdf = pipeline.press_pdf(result, result.composition.pages, pipeline.Press("plain"))
    mark("PDF")
    write_whole(output, pdf)
    mark("write")
    before = [0.0, *(at for _, at in marks)]
    spent = {stage: at - b for (stage, at), b in zip(marks, before, strict=False)}
    spent["all"] = marks[-1][1]
    json.dump(spent, sys.stdout)


def import_rest() -> None:
    """Import what is imported only when first needed, so that it counts as imports."""
    import pagesetter.cli.main
    import pagesetter.cli.render
    import pagesetter.export.pdf.reportlab_sink
    import pagesetter.formats.article
    import pagesetter.formats.load  # noqa: F401


if __name__ == "__main__":
    main(*sys.argv[1:])
