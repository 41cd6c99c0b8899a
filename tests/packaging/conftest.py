"""A wheel, built offline, unpacked outside the checkout, and run from there."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
DEPENDENCIES = sysconfig.get_path("purelib")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a wheel left on disk, and how to run it without the checkout.

    Attributes:
        root: The folder of the unpacked wheel.
        home: A data folder for the program.
    """

    root: Path
    home: Path

    def python(
        self, *words: str, wheel: bool = True
    ) -> subprocess.CompletedProcess[str]:
        """Run Python on the wheel and the dependencies, and on nothing else.

        Without `site` (-S) the `.pth` file of the editable install is not read, and
        without the present folder (-P) the checkout cannot slip in from there.
        """
        places = [str(self.root), DEPENDENCIES] if wheel else [DEPENDENCIES]
        return subprocess.run(
            [sys.executable, "-S", "-P", *words],
            cwd=self.home,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join(places),
                "COACH_HOME": str(self.home),
                "LC_ALL": "C.UTF-8",
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def coach(self, *words: str) -> str:
        """Run a verb and return its stdout; a failure is shown with its stderr."""
        done = self.python("-m", "coach", *words)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the backend itself, so that no network is needed."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Unpacked:
    """The wheel, unpacked outside the checkout."""
    root = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(root)
    assert CHECKOUT not in root.parents
    return Unpacked(root, tmp_path_factory.mktemp("home"))
