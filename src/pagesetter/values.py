"""`NamedTuple` as `typing` has it, made at a fraction of its cost; knows nothing of newspapers.

Every value of the program is one, and a render needs a hundred of their classes before it can
begin. `typing` compiles an expression for each annotation of each field and a constructor for each
class; here annotations stay the strings they are, and constructors of the same number of fields
share one compiled body under names of their own. Type checkers see `typing.NamedTuple` itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from types import FunctionType

    try:
        from _collections import _tuplegetter
    except ImportError:  # other Pythons than C's

        def _tuplegetter(index, doc):
            return property(lambda self: self[index], doc=doc)

    _BODIES = {}

    def _constructor(fields, defaults):
        """A function `(cls, *fields) -> tuple`, with the names and defaults of the fields."""
        count = len(fields)
        if count not in _BODIES:
            words = "".join(f"a{i}, " for i in range(count))
            _BODIES[count] = eval(f"lambda cls, {words}: new(cls, ({words}))").__code__
        code = _BODIES[count].replace(co_varnames=("_cls", *fields), co_name="__new__")
        return FunctionType(code, {"new": tuple.__new__}, "__new__", defaults)

    class _Named(tuple):
        """What all of them can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changes):
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            told = (f"{k}={v!r}" for k, v in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(told)})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        """Makes the class of a value from the class body that lists its fields."""

        def __new__(meta, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            first = next((i for i, f in enumerate(fields) if f in body), len(fields))
            for field in fields[first:]:
                if field not in body:
                    raise TypeError(f"{name}.{field} has no default, a field before it has one")
            defaults = tuple(body[f] for f in fields[first:])
            for index, field in enumerate(fields):
                body[field] = _tuplegetter(index, field)
            body["__slots__"] = ()
            body["__new__"] = _constructor(fields, defaults)
            body["_fields"] = body["__match_args__"] = fields
            body["_field_defaults"] = dict(zip(fields[first:], defaults, strict=True))
            return type(name, (_Named,), body)

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
