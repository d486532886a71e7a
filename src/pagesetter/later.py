"""Puts off what a library loads or compiles at its import until it is used; knows no library.

A small page is set in less time than libraries take to get ready for all that they can do.
Nothing is taken from them: a module or a pattern put off comes whole with its first use.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ASKED_OF_EVERY_MODULE = ("__path__", "__file__", "__wrapped__", "__warningregistry__")
"""What importing, warning and PySide's import hook look for: no use of the module."""


class _Later(ModuleType):
    """Stands for a module, and answers with it when asked for something not known before."""

    def __getattr__(self, name: str) -> Any:
        if name in _ASKED_OF_EVERY_MODULE:
            raise AttributeError(name)
        return getattr(_loaded(self.__name__), name)


def _loaded(name: str) -> ModuleType:
    """The module itself, read now if something stands for it."""
    if type(sys.modules.get(name)) is _Later:
        del sys.modules[name]
    return import_module(name)


def module_later(name: str, *functions: str, **known: object) -> None:
    """Let an import of the module load nothing until it is used.

    `from name import function` takes a stand-in that loads the module when it is called; `known`
    are values that are what the module's own are, and are given without it. Asked for anything
    else, the module is loaded. One that is loaded already stays.
    """
    if name not in sys.modules:
        module = sys.modules[name] = _Later(name)
        module.__dict__.update(known)
        module.__dict__.update((function, _call_later(name, function)) for function in functions)


def _call_later(module: str, function: str) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(_loaded(module), function)(*arguments, **named)

    return call


@contextmanager
def for_now(name: str, *functions: str) -> Iterator[None]:
    """Put a module off as `module_later` does, for those who ask for it meanwhile and no others."""
    module_later(name, *functions)
    try:
        yield
    finally:
        if type(sys.modules.get(name)) is _Later:
            del sys.modules[name]


@contextmanager
def missing(name: str) -> Iterator[None]:
    """Let imports of a module that is not there, asked for again and again, fail at once."""
    try:
        import_module(name)
    except ImportError:
        sys.modules[name] = None  # type: ignore[assignment]  # as the import system has it
    try:
        yield
    finally:
        if sys.modules.get(name, sys) is None:
            del sys.modules[name]


class Enumeration:
    """Stands for a class of `enum`, and makes it when something of it is asked."""

    def __init__(self, base: type, name: str, body: dict[str, object]) -> None:
        self._made_of = base, name, body

    def made(self) -> Any:
        """The class itself; whoever had this in its stead in its module has it from now on."""
        base, name, body = self._made_of
        module = sys.modules[str(body["__module__"])].__dict__
        if module[name] is self:
            kind: Any = type(base)
            namespace = kind.__prepare__(name, (base,))
            for key, value in body.items():
                namespace[key] = value
            module[name] = kind(name, (base,), namespace)
        return module[name]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.made(), name)

    # What is asked of a class in other ways than by name.

    def __call__(self, *arguments: Any) -> Any:
        return self.made()(*arguments)

    def __instancecheck__(self, one: object) -> bool:
        return isinstance(one, self.made())

    def __subclasscheck__(self, one: type) -> bool:
        return issubclass(one, self.made())

    def __contains__(self, one: object) -> bool:
        return one in self.made()

    def __getitem__(self, name: str) -> Any:
        return self.made()[name]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.made())

    def __reversed__(self) -> Any:
        return reversed(self.made())

    def __len__(self) -> int:
        return len(self.made())


@contextmanager
def enumerations_later(*bases: str) -> Iterator[None]:
    """Let the libraries imported meanwhile make their enumerations at first use.

    A module that other users look at has to answer with the classes: see `fonts.harfbuzz`.
    """
    import enum

    real = {name: getattr(enum, name) for name in bases}
    for name, base in real.items():
        setattr(enum, name, _standing_for(base))
    try:
        yield
    finally:
        for name, base in real.items():
            setattr(enum, name, base)


def _standing_for(base: type) -> type:
    class Maker(type):
        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, object]) -> Any:
            return Enumeration(base, name, body)

    return type.__new__(Maker, base.__name__, (), {})


class _Pattern:
    """A regular expression compiled when it is first used."""

    def __init__(self, *made_of: Any) -> None:
        self._made_of = made_of

    def __getattr__(self, name: str) -> Any:
        # `re.compile` keeps what it compiled, so asking again is cheap.
        return getattr(re.compile(*self._made_of), name)


@contextmanager
def patterns_later() -> Iterator[None]:
    """Let the libraries imported meanwhile compile their regular expressions at first use.

    For those that use them as objects, `pattern.match(…)`; `re.match(pattern, …)` takes none.
    """
    compiled = re.compile
    re.compile = _Pattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = compiled
