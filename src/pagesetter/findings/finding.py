"""Finding, its place in the file and on the page, and the error that carries findings."""

from collections.abc import Iterable

from pagesetter.values import NamedTuple

ERROR = "error"
WARNING = "warning"
INFO = "info"


class SourceSpan(NamedTuple):
    """A place in a file: line and column count from 1, columns in characters.

    `file` is relative to the paper's folder with `/` (never absolute: output must not
    depend on where the paper lies). Line 0 means the file as a whole.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = SourceSpan()


class Place(NamedTuple):
    """A place on the page: page label, story and frame ids, text line in the frame (from 1)."""

    page: str = ""
    story: str = ""
    frame: str = ""
    line: int = 0


class Finding(NamedTuple):
    """One thing found. `params` fill the words of the code's message, as (name, value)."""

    code: str
    severity: str
    span: SourceSpan = NOWHERE
    place: Place = Place()
    params: tuple[tuple[str, str], ...] = ()

    def message(self, language: str = "en") -> str:
        """What is wrong, in `en` or `zh`."""
        from pagesetter.findings.catalogue import message_of
        from pagesetter.findings.counting import filled

        text, params = message_of(self.code), dict(self.params)
        if not language.startswith("zh"):
            return filled(text.en, params)
        if "reason" in params:
            from pagesetter.findings.system_reasons import in_chinese

            params["reason"] = in_chinese(params["reason"])
        return filled(text.zh, params)

    def remedy(self, language: str = "en") -> str:
        """What to do about it, in `en` or `zh`; empty when the message says it all."""
        from pagesetter.findings.catalogue import message_of
        from pagesetter.findings.counting import filled

        text = message_of(self.code)
        remedy = text.remedy_zh if language.startswith("zh") else text.remedy_en
        return filled(remedy, dict(self.params))


class Message(NamedTuple):
    """The words of one code. `{name}` is filled from the finding's params.

    A number that has a noun brings it along: `{lines:line|lines}` is "1 line" or "3 lines".
    """

    severity: str
    en: str
    zh: str
    remedy_en: str = ""
    remedy_zh: str = ""


def finding(
    table: dict[str, Message],
    code: str,
    span: SourceSpan = NOWHERE,
    place: Place = Place(),
    **params: object,
) -> Finding:
    """Make a finding of `code` with the severity its table gives; params become strings."""
    return Finding(
        code, table[code].severity, span, place, tuple((k, str(v)) for k, v in params.items())
    )


class PagesetterError(Exception):
    """Input that cannot be worked with: carries every finding, so that all are told at once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{f.span}: {f.message()}" for f in self.findings))
