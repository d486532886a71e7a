"""`python -m pagesetter` is the command `pagesetter`."""

import sys

from pagesetter.cli.main import main

sys.exit(main())
