"""ReportLab's document structure, imported without what it never uses for us; knows no pages.

ReportLab asks for Pillow to place pictures, which come to our sink ready made. `Image = None` is
how its own code says that there is none (`haveImages`); so a render starts a twentieth sooner and
takes 4 MiB less. Where Pillow is loaded already, nothing is to be won, and nothing is done.
Its expressions, temporary files and pickles are for its layouts (platypus), what it knows of
addresses of the network and of packing in text for pictures.
"""

import sys
from types import ModuleType

from pagesetter.digest import md5
from pagesetter.later import for_now, missing, module_later, patterns_later

_PYTHONS = {"cpython": "CPython", "pypy": "PyPy"}


def _python_implementation() -> str:
    """What `platform.python_implementation` says, without a regular expression of versions."""
    return _PYTHONS.get(sys.implementation.name, sys.implementation.name)


for _module in ("fnmatch", "pickle", "tempfile", "textwrap"):
    module_later(_module)
module_later("ast", "literal_eval")
module_later("base64", "decodebytes", "encodebytes")
module_later("glob", "glob")
module_later("struct", "unpack")
module_later("hashlib", md5=md5)
module_later("platform", python_implementation=_python_implementation)
module_later(
    "reportlab.lib.rl_safe_eval",
    *("rl_safe_exec", "rl_safe_eval", "safer_globals", "rl_extended_literal_eval"),
)

# The widths of 14 Western fonts; its text strings ask which encodings it has (PDF, annex D).
module_later(
    "reportlab.pdfbase.pdfmetrics",
    standardEncodings=(
        *("WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding", "SymbolEncoding"),
        *("ZapfDingbatsEncoding", "PDFDocEncoding", "MacExpertEncoding"),
    ),
)

_LEFT_OUT = "PIL" not in sys.modules
if _LEFT_OUT:
    sys.modules["PIL"] = ModuleType("PIL")
    sys.modules["PIL"].Image = None  # type: ignore[attr-defined]
try:
    # Eleven functions are asked of a library in C that is hardly ever there.
    with (
        patterns_later(),
        missing("_rl_accel"),
        for_now("urllib.parse", "unquote", "urlparse"),
    ):
        from reportlab.pdfbase import pdfdoc as pdfdoc  # type: ignore[import-untyped]
        from reportlab.pdfbase.rl_codecs import RL_Codecs  # type: ignore[import-untyped]
finally:
    if _LEFT_OUT:
        del sys.modules["PIL"]

RL_Codecs.register()  # as `pdfmetrics` does
