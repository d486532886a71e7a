"""Turns findings into lines for people and into JSON for programs; decides no exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from pagesetter.findings import ERROR, INFO, WARNING, Finding

_SEVERITIES = {ERROR: "错误", WARNING: "警告", INFO: "提示"}
_RANK = {ERROR: 0, WARNING: 1, INFO: 2}


def lines(findings: Iterable[Finding], language: str) -> list[str]:
    """Return `file:line:column: error: message` for each, its remedy indented below."""
    told: list[str] = []
    for one in sorted(findings, key=lambda f: _RANK[f.severity]):
        where = _where(one, language)
        severity = _SEVERITIES[one.severity] if language == "zh" else one.severity
        colon = "：" if language == "zh" else ": "
        told.append(f"{where}{': ' if where else ''}{severity}{colon}{one.message(language)}")
        remedy = one.remedy(language)
        if remedy:
            told.append(f"    {remedy}")
    return told


def _where(one: Finding, language: str) -> str:
    """The place in the file, else the file and its page, else the page."""
    if one.span.line or not one.place.page:
        return str(one.span)
    page = f"第{one.place.page}版" if language == "zh" else f"page {one.place.page}"
    return f"{one.span.file} {page}" if one.span.file else page


def once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those that would be printed alike once: what stands on two pages, or in two
    stories, is one fault of its file."""
    told: dict[tuple[object, ...], Finding] = {}
    for one in findings:
        place = None if one.span.line else one.place.page
        told.setdefault((one.code, one.severity, one.span, one.params, place), one)
    return list(told.values())


def tell(findings: Sequence[Finding], language: str, to: TextIO | None = None) -> None:
    """Print findings and their count; on standard error unless told otherwise."""
    if findings:
        findings = once(findings)
        out = to or sys.stderr
        out.write("\n".join([*lines(findings, language), count(findings, language)]) + "\n")


def count(findings: Sequence[Finding], language: str) -> str:
    """Say how many there are of each severity."""
    numbers = {s: sum(1 for f in findings if f.severity == s) for s in (ERROR, WARNING, INFO)}
    if language == "zh":
        return "，".join(f"{_SEVERITIES[s]} {n} 处" for s, n in numbers.items() if n)
    words = {ERROR: "error", WARNING: "warning", INFO: "remark"}
    return ", ".join(f"{n} {words[s]}{'s' * (n != 1)}" for s, n in numbers.items() if n)


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(f.severity == ERROR for f in findings)


def values(findings: Iterable[Finding], language: str) -> list[dict[str, Any]]:
    """Return each finding as a mapping of plain values; places that are not known are absent."""
    told: list[dict[str, Any]] = []
    for one in findings:
        entry: dict[str, Any] = {"code": one.code, "severity": one.severity}
        entry |= {k: v for k, v in one.span._asdict().items() if v}
        # `line` of a place counts lines of text in a frame: it needs a name of its own here.
        entry |= {
            ("text_line" if k == "line" else k): v for k, v in one.place._asdict().items() if v
        }
        entry["message"] = one.message(language)
        entry["remedy"] = one.remedy(language)
        entry["params"] = dict(one.params)
        told.append(entry)
    return told


def print_json(value: dict[str, Any]) -> None:
    import json

    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def tell_refusal(findings: Sequence[Finding], language: str, *, as_json: bool) -> None:
    """Tell why nothing was done."""
    if as_json:
        print_json({"written": [], "findings": values(findings, language)})
    else:
        tell(findings, language)
