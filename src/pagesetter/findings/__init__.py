"""What the program has to say to the editor: never a bare string, never silent.

A `Finding` names a code; the words in English and Chinese are in `findings.messages_*`
(one table per package that reports), found by code in `findings.catalogue`.
"""

from pagesetter.findings.finding import (
    ERROR,
    INFO,
    NOWHERE,
    WARNING,
    Finding,
    PagesetterError,
    Place,
    SourceSpan,
)

__all__ = [
    "ERROR",
    "INFO",
    "NOWHERE",
    "WARNING",
    "Finding",
    "PagesetterError",
    "Place",
    "SourceSpan",
]
