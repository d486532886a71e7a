"""What libraries load at their import can be put off, and comes whole when it is used."""

from __future__ import annotations

import enum
import re
import subprocess
import sys

import pytest

from pagesetter.cli.main import main
from pagesetter.later import (
    Enumeration,
    enumerations_later,
    for_now,
    missing,
    module_later,
    patterns_later,
)


@pytest.fixture
def module(tmp_path, monkeypatch):
    """A module that tells when it is loaded, put off."""
    (tmp_path / "slow_one.py").write_text(
        "import sys\nsys.loaded_slow_one = True\nNAME = 'slow'\n"
        "def twice(n, by=2):\n    return n * by\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield lambda: getattr(sys, "loaded_slow_one", False)
    sys.modules.pop("slow_one", None)
    if hasattr(sys, "loaded_slow_one"):
        del sys.loaded_slow_one


def test_a_module_put_off_is_loaded_when_something_of_it_is_asked(module) -> None:
    module_later("slow_one")
    import slow_one

    assert not module()
    assert slow_one.NAME == "slow"
    assert module()
    assert slow_one.twice(4) == 8
    import slow_one as again

    assert again is not slow_one
    assert again.__file__.endswith("slow_one.py")


def test_what_is_known_is_answered_without_the_module(module) -> None:
    module_later("slow_one", NAME="known")
    from slow_one import NAME

    assert NAME == "known"
    assert not module()


def test_a_function_put_off_loads_the_module_when_it_is_called(module) -> None:
    module_later("slow_one", "twice")
    from slow_one import twice

    assert not module()
    assert twice(21) == 42
    assert twice(2, by=5) == 10
    assert module()


def test_a_name_that_the_module_does_not_have_is_an_attribute_error(module) -> None:
    module_later("slow_one")
    import slow_one

    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        slow_one.nothing_of_this_name  # noqa: B018
    with pytest.raises(ImportError):
        from slow_one import nothing_of_this_name  # noqa: F401


def test_a_module_that_is_loaded_stays(module) -> None:
    import slow_one

    module_later("slow_one", NAME="other")
    import slow_one as after

    assert after is slow_one
    assert after.NAME == "slow"


def test_patterns_are_compiled_at_first_use_and_find_the_same() -> None:
    with patterns_later():
        pattern = re.compile(r"第([0-9]+)版", re.ASCII)
        broken = re.compile("(")
    assert not isinstance(pattern, re.Pattern)
    assert isinstance(re.compile("x"), re.Pattern)
    assert pattern.search("转第12版").group(1) == "12"
    assert pattern.sub("-", "第3版第4版") == "--"
    assert pattern.pattern == "第([0-9]+)版"
    with pytest.raises(re.error):
        broken.match("x")


def test_a_module_put_off_for_now_is_whole_for_those_who_come_after(module) -> None:
    with for_now("slow_one", "twice"):
        from slow_one import twice
    assert not module()
    import slow_one

    assert module()
    assert slow_one.twice is not twice
    assert twice(4) == 8


def test_a_module_put_off_for_now_that_is_used_meanwhile_stays(module) -> None:
    with for_now("slow_one"):
        import slow_one

        assert slow_one.NAME == "slow"
        loaded = sys.modules["slow_one"]
    assert sys.modules["slow_one"] is loaded


def test_a_module_that_is_not_there_is_looked_for_once(module, monkeypatch) -> None:
    looked: list[str] = []

    class Finder:
        def find_spec(self, name, *_):
            looked.append(name)

    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
    with missing("not_there_at_all"):
        for _ in range(3):
            with pytest.raises(ImportError):
                import not_there_at_all  # noqa: F401
    assert looked == ["not_there_at_all"]
    assert "not_there_at_all" not in sys.modules
    with missing("slow_one"):
        import slow_one

        assert slow_one.NAME == "slow"


def test_an_enumeration_put_off_is_made_when_it_is_asked_something(monkeypatch) -> None:
    here = sys.modules[__name__]
    with enumerations_later("IntEnum", "IntFlag"):
        from enum import IntEnum, IntFlag

        class Side(IntEnum):
            LEFT = 1
            RIGHT = 2
            FIRST = 1

        class Ink(IntFlag):
            CYAN = 1
            BLACK = 8

    assert enum.IntEnum is not IntEnum
    for name, one in (("Side", Side), ("Ink", Ink), ("Again", Side)):
        monkeypatch.setattr(here, name, one, raising=False)
        assert type(one) is Enumeration
    assert Side(2).name == "RIGHT"
    made = vars(here)["Side"]
    assert [one.name for one in made] == ["LEFT", "RIGHT"]
    assert made.FIRST is made.LEFT is Side.LEFT
    assert isinstance(made.RIGHT, Side)
    assert not isinstance(2, Side)
    assert issubclass(made, enum.IntEnum)
    assert (Ink.CYAN | Ink.BLACK) == 9
    assert isinstance(Ink.CYAN | Ink.BLACK, vars(here)["Ink"])
    with pytest.raises(AttributeError):
        Side.MIDDLE  # noqa: B018


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (lambda one: one(2).name, "RIGHT"),
        (lambda one: [side.name for side in one], ["LEFT", "RIGHT"]),
        (lambda one: [side.name for side in reversed(one)], ["RIGHT", "LEFT"]),
        (len, 2),
        (lambda one: one["LEFT"].value, 1),
        (lambda one: one.LEFT in one, True),
        (lambda one: isinstance(1, one), False),
        (lambda one: issubclass(int, one), False),
        (lambda one: list(one.__members__), ["LEFT", "RIGHT"]),
    ],
)
def test_an_enumeration_put_off_answers_as_a_class(monkeypatch, asked, answer) -> None:
    with enumerations_later("IntEnum"):
        from enum import IntEnum

        class Side(IntEnum):
            LEFT = 1
            RIGHT = 2

    monkeypatch.setattr(sys.modules[__name__], "Side", Side, raising=False)
    assert asked(Side) == answer


def _told(code: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout.split()


LEFT_OUT = (
    "PIL", "ast", "base64", "dis", "fnmatch", "glob", "ipaddress", "linecache", "locale",
    "pathlib", "pickle", "platform", "shutil", "struct", "tempfile", "textwrap", "tokenize",
    "urllib.parse", "_hashlib", "reportlab.pdfbase._fontdata",
)  # fmt: skip


def test_a_render_of_text_loads_none_of_what_it_does_not_use(tmp_path) -> None:
    paper = tmp_path / "paper"
    assert main(["new", str(paper)]) == 0
    told = _told(
        f"""
import os, sys
os.chdir({str(tmp_path)!r})
from pagesetter.cli.main import main
sys.stdout, kept = open(os.devnull, "w"), sys.stdout
assert main(["render", "paper", "--standard", "plain", "--force", "-o", "a.pdf"]) in (0, 1)
sys.stdout = kept
print(*(name for name, module in sys.modules.items() if type(module).__name__ != "_Later"))
"""
    )
    assert (tmp_path / "a.pdf").stat().st_size > 1000
    assert "uharfbuzz" in told
    assert "reportlab.pdfbase.pdfdoc" in told
    assert "yaml._yaml" in told
    assert [name for name in LEFT_OUT if name in told] == []


def test_harfbuzz_has_its_enumerations_for_all_who_ask() -> None:
    told = _told(
        """
import sys, enum, pickle
from pagesetter.fonts.harfbuzz import hb
whole = vars(sys.modules["uharfbuzz._harfbuzz"])
print(type(whole["OTMetricsTag"]).__name__)
import uharfbuzz
from uharfbuzz import *
print(*(isinstance(one, type) for one in (SubsetFlags, OTMetricsTag, BufferFlags)))
print(issubclass(GlyphFlags, enum.IntFlag), uharfbuzz.IntEnum is enum.IntEnum, hasattr(hb, "No"))
print(pickle.loads(pickle.dumps(BufferFlags.BOT)) is BufferFlags.BOT, hb.BufferFlags is BufferFlags)
buffer = Buffer()
buffer.cluster_level = BufferClusterLevel.CHARACTERS
print(buffer.cluster_level is BufferClusterLevel.CHARACTERS, isinstance(buffer.flags, BufferFlags))
"""
    )
    assert told == [
        *("Enumeration", "True", "True", "True"), *("True", "True", "False"),
        *("True", "True"), *("True", "True"),
    ]  # fmt: skip


def test_other_users_of_the_libraries_find_them_whole(tmp_path) -> None:
    told = _told(
        """
import pagesetter.api, pagesetter.export.pdf.reportlab_document
import inspect, pickle, platform, tempfile, textwrap, ast, hashlib, ipaddress, pathlib
import urllib.parse, base64, struct, glob, fnmatch
print(urllib.parse.quote("版"), base64.b85encode(b"x"), struct.calcsize("<I"))
print(glob.escape("*"), fnmatch.fnmatch("a", "a"), issubclass(pathlib.PosixPath, pathlib.Path))
import yaml, io, typing, uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
print(pickle.loads(pickle.dumps(7)), ast.literal_eval("[1]") == [1], hashlib.sha1().hexdigest()[:6])
print(platform.python_implementation(), inspect.isfunction(len), ipaddress.ip_address("::1"))
print(yaml.safe_load("day: 2026-11-25\\nnot: a number")["day"].year, typing.NamedTuple.__module__)
page = Canvas(io.BytesIO())
page.setFont("Helvetica", 12)
page.drawString(1, 1, "x")
page.save()
print(pdfmetrics.stringWidth("mm", "Helvetica", 10))
class T(typing.NamedTuple):
    a: int
print(T(1)._asdict()["a"], textwrap.dedent(" y"), tempfile.gettempdir() != "", pathlib.Path("z"))
"""
    )
    assert told == [
        *("%E7%89%88", "b'cm'", "4"), *("[*]", "True", "True"),
        *("7", "True", "da39a3"), *("CPython", "False", "::1"), *("2026", "typing"), "16.66",
        *("1", "y", "True", "z"),
    ]  # fmt: skip
