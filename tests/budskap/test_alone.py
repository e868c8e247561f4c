"""The client needs nothing but Python until a bundle has to answer."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
sys.path.insert(0, {root!r})
import budskap, budskap._cli
client = budskap.Client("http://127.0.0.1:9", "wagtail_x", bundle="nowhere")
known = sys.stdlib_module_names | {{"budskap", "__main__"}}
print(sorted(name for name in sys.modules if name.partition(".")[0] not in known))
"""


def test_it_imports_the_standard_library_alone() -> None:
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", SCRIPT.format(root=str(ROOT))],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"
