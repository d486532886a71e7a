"""A good press file to put faults into, and the way to put them in."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from two_pages import FILES

from pagesetter.checks.pdf.check import check_pdf
from pagesetter.checks.profile import load_profile
from pagesetter.session.pipeline import Press, compose_issue, open_issue, press_pdf

Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Two small pages in both standards."""
    folder = str(tmp_path_factory.mktemp("issue"))
    for name, content in FILES.items():
        path = os.path.join(folder, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
    result = compose_issue(open_issue(folder))
    pages = result.composition.pages
    return {name: press_pdf(result, pages, Press(name)) for name in ("x4", "x1a")}


@pytest.fixture(scope="session")
def spoilt(good: dict[str, bytes]) -> Callable[..., set[tuple[str, str]]]:
    """Change the good file with pikepdf and return (code, page) of what is then found."""

    def make(change: Change, standard: str = "x4", **saving: Any) -> set[tuple[str, str]]:
        pdf = pikepdf.Pdf.open(BytesIO(good[standard]))
        change(pdf)
        out = BytesIO()
        keep = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, **saving}
        pdf.save(out, fix_metadata_version=False, **keep)
        found = check_pdf(out.getvalue(), load_profile("正式报纸"), "faulty.pdf")
        return {(one.code, one.place.page) for one in found}

    return make
