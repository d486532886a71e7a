"""What a render imports: nothing of Qt, numpy and the heavy parts of the libraries."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "PySide6", "shiboken6", "numpy", "fontTools", "reportlab.platypus", "reportlab.graphics",
    "reportlab.pdfbase.ttfonts", "pypdfium2", "pyphen", "lxml", "pikepdf", "docx", "json",
    "logging", "dataclasses", "unicodedata", "fractions", "decimal", "asyncio", "email", "http",
    "xml",
)  # fmt: skip

THIRD_PARTY = {
    "yaml", "uharfbuzz", "reportlab", "deflate", "pypdfium2", "pikepdf", "PIL", "fontTools",
    "PySide6", "docx", "pi_heif", "pyphen",
}  # fmt: skip
"""Everything src may import beside the standard library, by its import name."""

LIST = """\
import sys
from pagesetter.cli.main import main
code = main(["render", sys.argv[1], "-o", sys.argv[2]])
assert code in (0, 1), code
print("\\n".join(sys.modules))
"""


@pytest.fixture(scope="module")
def imported(root: str, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the modules a render of the sample page has loaded, site's own left out."""
    out = tmp_path_factory.mktemp("out") / "a.pdf"
    sample = os.path.join(root, "examples", "science-weekly")
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print('\\n'.join(sys.modules))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", LIST, sample, str(out)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    return set(done.stdout.split()) - set(bare.stdout.split())


@pytest.mark.parametrize("name", HEAVY)
def test_render_leaves_out(name: str, imported: set[str]) -> None:
    assert [m for m in imported if m == name or m.startswith(f"{name}.")] == []


def test_render_reads_only_its_own_command(imported: set[str]) -> None:
    others = {f"pagesetter.cli.{name}" for name in ("new", "check", "dump", "fonts")}
    assert imported & others == set()
    assert "pagesetter.cli.render" in imported


def test_pillow_is_for_pictures(tmp_path: Path) -> None:
    """ReportLab loads it for its own; a page of text needs none, and Pillow still works after."""
    script = (
        "import sys; from pagesetter.export.pdf import reportlab_sink; print('PIL' in sys.modules);"
        "from PIL import Image; print(Image.new('L', (2, 3)).size)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.split("\n")[:2] == ["False", "(2, 3)"]


def test_help_reads_almost_nothing() -> None:
    script = (
        "import sys; from pagesetter.cli.main import main; main(['--help']);"
        "sys.stderr.write(' '.join(m for m in sys.modules if m.startswith('pagesetter')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert set(done.stderr.split()) == {
        "pagesetter", "pagesetter.cli", "pagesetter.cli.main", "pagesetter.cli.parser",
        "pagesetter.later",
    }  # fmt: skip


def test_source_imports_only_what_is_locked(root: str) -> None:
    found: set[str] = set()
    for path in Path(root, "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").partition(".")[0])
    outside = found - set(sys.stdlib_module_names) - {"pagesetter"}
    assert outside <= THIRD_PARTY
