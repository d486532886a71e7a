"""pagesetter sets newspaper pages, Chinese ones first, from text files to a press PDF."""

__version__ = "0.1.0"
