"""The steps before the plan are values: they import no Django, and so run anywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from cms import exchange

DJANGO = (
    "families writing pushing push_heads push_log push_planning planning standing importing "
    "kept forms settings_form listing report saying views viewsets exporting returning proposing "
    "import_log memory term_files export_views bulk spool running long_views download_views "
    "file_kinds file_views memory_files"
)
STEPS = {path.stem for path in Path(exchange.__path__[0]).glob("[!_]*.py")}


@pytest.mark.parametrize("module", sorted(STEPS - set(DJANGO.split())))
def test_a_pure_step_imports_no_django(module: str) -> None:
    script = (
        f"import sys, cms.exchange.{module}; "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('django', 'wagtail')))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
