"""Before an issue is read: finishes a save that was cut short, or says why that cannot be.

Costs one look for the journal when there is none.
"""

from __future__ import annotations

import os


def finish_save(folder: str) -> None:
    """Finish or undo a save of the issue in `folder` that has left a journal.

    Raises PagesetterError with `save-unfinished` when the journal makes no sense or the folder
    cannot be written.
    """
    name = ".pagesetter/commit.json"
    if not os.path.exists(os.path.join(folder, name)):
        return
    from pagesetter.findings import PagesetterError, SourceSpan
    from pagesetter.findings.finding import finding
    from pagesetter.findings.messages_formats import MESSAGES
    from pagesetter.formats.commit import JournalError, recover

    try:
        recover(folder)
    except (OSError, JournalError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        place = SourceSpan(name)
        found = finding(MESSAGES, "save-unfinished", place, file=name, reason=reason)
        raise PagesetterError([found]) from error
