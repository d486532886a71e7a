"""The open issue without a screen: its history, the edits that can be made, and saving."""

from pagesetter.session.document import Document
from pagesetter.session.history import History

__all__ = ["Document", "History"]
