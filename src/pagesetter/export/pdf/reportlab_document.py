"""ReportLab's document structure, imported without Pillow; knows nothing of pages.

ReportLab asks for Pillow to place pictures, which come to our sink ready made. `Image = None` is
how its own code says that there is none (`haveImages`); so a render starts a twentieth sooner and
takes 4 MiB less. Where Pillow is loaded already, nothing is to be won, and nothing is done.
"""

import sys
from types import ModuleType

_LEFT_OUT = "PIL" not in sys.modules
if _LEFT_OUT:
    sys.modules["PIL"] = ModuleType("PIL")
    sys.modules["PIL"].Image = None  # type: ignore[attr-defined]
try:
    from reportlab.pdfbase import pdfdoc as pdfdoc  # type: ignore[import-untyped]
finally:
    if _LEFT_OUT:
        del sys.modules["PIL"]
