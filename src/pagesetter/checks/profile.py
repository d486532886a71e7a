"""Preflight profiles: the limits of a kind of printing, and how grave each finding is there.

Turns a shipped profile's name or a file into values, and findings into findings of the
severity the profile gives them. Finds nothing itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from pagesetter.findings import Finding, PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_checks import MESSAGES
from pagesetter.geometry import UNIT, Length
from pagesetter.model import Issue
from pagesetter.values import NamedTuple

NEWSPAPER, INTERNAL, OFFICE = "正式报纸", "内部资料", "办公打印"
SHIPPED = {NEWSPAPER: "newspaper", INTERNAL: "internal", OFFICE: "office"}
"""Name of each shipped profile -> its English name, which is its file's."""
_MM = 185_771
"""One millimetre in 1/65,536 pt."""


class Profile(NamedTuple):
    """Limits of one kind of printing. Lengths in 1/65,536 pt, inks in percent."""

    title: str = ""
    ink: int = 240
    """More total ink than this anywhere cannot be printed."""
    ink_goal: int = 220
    text_over_ink: int = 140
    """Black text overprints a background of at most this much ink."""
    hairline: Length = UNIT // 4
    hairline_multi_ink: Length = UNIT
    """Least width of a line in two inks or more, or left white."""
    text_size: Length = 5 * UNIT
    text_size_reversed: Length = 7 * UNIT
    text_size_multi_ink: Length = 9 * UNIT
    """Least size of text in three inks or more."""
    overprint_size: Length = 24 * UNIT
    """Black text up to this size must overprint."""
    edge: Length = 5 * _MM
    ppi: int = 100
    ppi_goal: int = 150
    ppi_art: int = 550
    required: tuple[str, ...] = ()
    """Fields of `publication` that must be filled."""
    forbidden: tuple[str, ...] = ()
    """Words that may not be printed."""
    severities: tuple[tuple[str, str], ...] = ()
    """(code, `error`, `warning`, `info` or `off`)"""


def load_profile(name: str) -> Profile:
    """Return the shipped profile of this name (or its English one), or the one in a file.

    Raises PagesetterError when there is neither, or the file has errors: `profile-unknown`,
    `profile-code-unknown` and those of reading it.
    """
    from pagesetter.findings.catalogue import is_known
    from pagesetter.formats.preflight import read_profile

    path = name
    stem = SHIPPED.get(name, name)
    if stem in SHIPPED.values():
        path = os.path.join(os.path.dirname(__file__), "profiles", f"{stem}.yaml")
    elif not os.path.isfile(path):
        known = "、".join(SHIPPED)
        span = SourceSpan(os.path.basename(path))
        raise PagesetterError([finding(MESSAGES, "profile-unknown", span, name=name, known=known)])
    profile = Profile(**read_profile(path))
    for code, _ in profile.severities:
        if not is_known(code):
            span = SourceSpan(os.path.basename(path))
            raise PagesetterError([finding(MESSAGES, "profile-code-unknown", span, finding=code)])
    return profile


def profile_for(issue: Issue) -> str:
    """The profile an issue is checked by when none is named: what its paper's data say it is."""
    if issue.paper.internal:
        return INTERNAL
    return NEWSPAPER if dict(issue.paper.publication).get("CN") else OFFICE


def judged(findings: Iterable[Finding], profile: Profile) -> tuple[Finding, ...]:
    """Return the findings, each once, as grave as the profile says; those it turns off are gone."""
    severities = dict(profile.severities)
    done: dict[Finding, None] = {}
    for one in findings:
        severity = severities.get(one.code, one.severity)
        if severity != "off":
            done[one._replace(severity=severity)] = None
    return tuple(done)
