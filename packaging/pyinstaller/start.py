"""Where the frozen program begins."""

import sys

from desktop_app.cli import main

sys.exit(main())
