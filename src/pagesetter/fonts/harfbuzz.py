"""HarfBuzz's binding, imported without what it never uses for us; knows no font.

Its 14 named tuples are made as ours are. Of `inspect` it asks the seven flags of code objects
(Python's C interface, PyCode_New); `pathlib`, which it names in annotations, brings `ipaddress`
for addresses of the network.
"""

import typing

from pagesetter.later import module_later
from pagesetter.values import NamedTuple

module_later("ipaddress")
module_later(
    "inspect",
    CO_OPTIMIZED=1,
    CO_NEWLOCALS=2,
    CO_VARARGS=4,
    CO_VARKEYWORDS=8,
    CO_GENERATOR=32,
    CO_COROUTINE=128,
    CO_ASYNC_GENERATOR=512,
)

_NAMED = typing.NamedTuple
typing.NamedTuple = NamedTuple  # type: ignore[misc]
try:
    import uharfbuzz as hb  # type: ignore[import-untyped]
finally:
    typing.NamedTuple = _NAMED  # type: ignore[misc]

__all__ = ["hb"]
