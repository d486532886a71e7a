"""Output is whole or not there: missing folders, full disks, held files, interrupted runs."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from small_issue import all_files, write_issue

from pagesetter.cli.main import main
from pagesetter.findings import PagesetterError
from pagesetter.session.output import refuse


@pytest.fixture
def issue(tmp_path: Path) -> str:
    return write_issue(str(tmp_path / "issue"))


@pytest.fixture
def out(tmp_path: Path) -> str:
    folder = tmp_path / "out"
    folder.mkdir()
    return str(folder)


def told(capsys: pytest.CaptureFixture[str]) -> str:
    output = capsys.readouterr()
    assert output.out == ""
    assert "Traceback" not in output.err
    return output.err


def test_missing_folder(issue: str, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = os.path.join(out, "none", "a.pdf")
    assert main(["render", issue, "-o", path]) == 2
    assert f"{path}: error: cannot write here: there is no folder" in told(capsys)


def test_a_folder_that_takes_no_files(out: str) -> None:
    """As /proc does: the system says that nothing is there, and the folder is."""
    with pytest.raises(PagesetterError) as caught:
        refuse(os.path.join(out, "a.pdf"), OSError(errno.ENOENT, "No such file or directory"))
    assert [found.code for found in caught.value.findings] == ["output-failed"]
    assert all_files(out) == set()


def test_file_in_the_place_of_the_folder(
    issue: str, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(out, "file").write_text("mine", "utf-8")
    assert main(["render", issue, "-o", os.path.join(out, "file", "a.pdf")]) == 2
    assert "there is no folder" in told(capsys)
    assert Path(out, "file").read_text("utf-8") == "mine"


def test_folder_in_the_place_of_the_file(
    issue: str, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    os.makedirs(os.path.join(out, "issue.pdf"))
    assert main(["render", issue, "-o", out]) == 2
    assert "issue.pdf is a folder" in told(capsys)
    assert all_files(out) == set()


def test_name_that_is_no_pdf(issue: str, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", issue, "-o", os.path.join(out, "a.png")]) == 2
    assert "neither a folder nor a name that ends in .pdf" in told(capsys)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "open in another program"),  # what Windows says of a file held by a viewer
        (errno.EROFS, "is read-only"),
        (errno.ENOSPC, "has no room left"),
        (errno.EIO, "cannot write here: Input/output error"),
    ],
)
def test_old_file_stays_when_the_new_one_cannot_be_put(
    issue: str,
    out: str,
    number: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = Path(out, "a.pdf")
    path.write_bytes(b"the old one")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", refuse)
    assert main(["render", issue, "-o", str(path)]) == 2
    assert words in told(capsys)
    assert path.read_bytes() == b"the old one"
    assert all_files(out) == {"a.pdf"}


def test_disk_that_takes_only_some_bytes(issue: str, out: str) -> None:
    """A limit on file size stops the writing midway, as a full disk does."""
    path = Path(out, "a.pdf")
    path.write_bytes(b"the old one")
    done = subprocess.run(
        [sys.executable, "-m", "pagesetter", "render", issue, "-o", str(path)],
        capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )  # fmt: skip
    assert done.returncode == 2
    assert "has no room left" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == b"the old one"
    assert all_files(out) == {"a.pdf"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_while_writing(issue: str, out: str, number: int) -> None:
    """The run is stopped between the temporary file and its renaming."""
    path = Path(out, "a.pdf")
    path.write_bytes(b"the old one")
    stopping = (
        "import os, signal, sys, time\n"
        # A program started in a shell's background is told to ignore it, and so are its own.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def wait(*_):\n    print('waiting', flush=True)\n    time.sleep(600)\n"
        "os.replace = wait\n"
        "from pagesetter.cli.main import main\n"
        "sys.exit(main())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", stopping, "render", issue, "-o", str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "waiting\n"
        assert len(all_files(out)) == 2
        process.send_signal(number)
        code = process.wait(timeout=300)
        assert (code, process.stderr.read()) == (130, "")
    assert all_files(out) == {"a.pdf"}
    assert path.read_bytes() == b"the old one"


def test_reader_of_the_output_goes_away(issue: str) -> None:
    """`pagesetter dump … | head` ends without a word."""
    with subprocess.Popen(
        [sys.executable, "-m", "pagesetter", "dump", issue],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
    assert process.returncode in (0, 1)
