import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))


@pytest.fixture
def kept(tmp_path, monkeypatch) -> Path:
    """A copy of the project's catalogues for the packages, which a test may change."""
    copy = tmp_path / "catalogues"
    shutil.copytree(ROOT / "catalogues", copy, ignore=shutil.ignore_patterns("*.mo"))
    monkeypatch.setattr("wording.domains.CATALOGUES", copy)
    return copy
