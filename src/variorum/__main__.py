"""`python -m variorum`: the same as the command `variorum`."""

import sys

from variorum.cli import main

sys.exit(main())
