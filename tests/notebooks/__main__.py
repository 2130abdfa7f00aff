"""Which outputs do the notebooks hold? `python -m tests.notebooks` runs them all and writes what they show now."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.notebooks.execution import NOTEBOOKS, executed, read, stale, warned, write


def main() -> int:
    """Renew the outputs that are stale and name them; return 0, or 1 where a notebook warned."""
    status = 0
    for path in NOTEBOOKS:
        held = read(path)
        with tempfile.TemporaryDirectory() as settings:
            fresh = executed(held, path.parent, Path(settings))
        for warning in warned(fresh):
            print(f"{path.name}: {warning}", file=sys.stderr)
            status = 1
        # Pictures that say the same are left alone: another browser draws other bytes.
        changed = stale(held, fresh)
        if changed:
            write(fresh, path)
        print(f"{path.name}: {len(changed)} cells renewed")
    return status


if __name__ == "__main__":
    sys.exit(main())
