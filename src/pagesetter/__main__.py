"""`python -m pagesetter` is the command `pagesetter`."""

from pagesetter.cli.main import command

command()
