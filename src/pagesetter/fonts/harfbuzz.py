"""HarfBuzz's binding, imported without what it never uses for us; knows no font.

Its 14 named tuples are made as ours are, of its 20 enumerations those that are used. Of `inspect`
it asks the seven flags of code objects (Python's C interface, PyCode_New); `pathlib` it names in
annotations.
"""

import enum
import sys
import typing

from pagesetter.later import Enumeration, enumerations_later, for_now, module_later
from pagesetter.values import NamedTuple

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
    with for_now("pathlib", "Path"), enumerations_later("IntEnum", "IntFlag"):
        import uharfbuzz as hb  # type: ignore[import-untyped]
finally:
    typing.NamedTuple = _NAMED  # type: ignore[misc]


_put_off = {name: one for name, one in vars(hb).items() if type(one) is Enumeration}


def _enumeration(name: str) -> object:
    """What `hb` answers with when it is asked for a name that it does not have yet."""
    if name not in _put_off:
        raise AttributeError(f"module 'uharfbuzz' has no attribute {name!r}")
    made = _put_off[name].made()
    setattr(hb, name, made)
    return made


if _put_off:
    for _name in _put_off:
        delattr(hb, _name)
    hb.__getattr__ = _enumeration
    for _module in (hb, sys.modules["uharfbuzz._harfbuzz"]):
        vars(_module).update(IntEnum=enum.IntEnum, IntFlag=enum.IntFlag)

__all__ = ["hb"]
