"""The public Python surface does what its words say."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_issue import FILES, write_issue

from pagesetter import api


def test_open_compose_render(tmp_path: Path) -> None:
    result = api.compose(api.open_issue(write_issue(str(tmp_path / "issue"))))
    assert api.render_pdf(result).startswith(b"%PDF-")
    assert api.render_pdf(result, [1]) == api.render_pdf(result)
    with pytest.raises(api.PagesetterError) as raised:
        api.render_pdf(result, [1, 2])
    assert [f.code for f in raised.value.findings] == ["page-not-in-issue"]


def test_missing_glyph_stops_the_press_pdf(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {"copy/a.md": FILES["copy/a.md"] + "\n😀\n"}
    result = api.compose(api.open_issue(write_issue(str(tmp_path / "issue"), changes)))
    with pytest.raises(api.PagesetterError) as raised:
        api.render_pdf(result)
    assert [f.code for f in raised.value.findings] == ["missing-glyph"]
    assert api.render_pdf(result, force=True).startswith(b"%PDF-")


def test_check_never_raises_for_files(tmp_path: Path) -> None:
    broken = write_issue(str(tmp_path / "broken"), {"pages/01.yaml": "format: [\n"})
    assert "error" in {f.severity for f in api.check(broken)}
    assert "path-missing" in {f.code for f in api.check(str(tmp_path / "none"))}


def test_names_are_all_there() -> None:
    assert all(hasattr(api, name) for name in api.__all__)
