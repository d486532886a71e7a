"""What reading an issue yields."""

from pagesetter.findings import Finding
from pagesetter.model import Issue
from pagesetter.values import NamedTuple


class Loaded(NamedTuple):
    """An issue with the files it was read from."""

    issue: Issue
    findings: tuple[Finding, ...]
    """Warnings and remarks; there are no errors among them."""
    root: str
    """Absolute path of the paper's folder; the issue's own folder when it has no paper."""
    folder: str
    """Absolute path of the issue's folder."""
    files: dict[str, bytes]
    """Path relative to `root` with `/` → bytes as read. Installed layouts are not among them."""
    font_folders: tuple[str, ...] = ()
    """The `fonts/` folders that exist: the paper's, then the issue's. Absolute."""
    asset_folders: tuple[str, ...] = ()
    """Where sources of pictures are looked up, in this order: issue, then paper. Absolute."""
