"""Writes display lists as a PDF for the press."""

from pagesetter.export.pdf.sink import PdfImage
from pagesetter.export.pdf.write import write_pdf

__all__ = ["PdfImage", "write_pdf"]
