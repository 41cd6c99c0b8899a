"""`coach export` from the command line, over a store and a library made by hand."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from coach import services as composition
from coach.cli.export import export
from coach.domain.plan import PlannedPhase
from coach.domain.ports import Summary
from coach.domain.session import CaseRef, Session
from coach.errors import (
    CoachError,
    ContentError,
    ExportError,
    NotFoundError,
    UsageError,
)
from coach.export.reading import read

MADE = 1_795_442_400.0

app = typer.Typer()
app.command()(export)

ROUND = Session(
    "261123-1402-k3f9",
    "mock",
    CaseRef("twitter", 1, "A feed"),
    "senior",
    (PlannedPhase("clarify", "Clarify", 300.0),),
    1_795_438_927.0,
    status="done",
    phase="clarify",
    sections={"api": "GET /home \x1b[2J"},
)


def summary(session: Session) -> Summary:
    return Summary(
        id=session.id,
        kind=session.kind,
        case_id=session.case.id,
        case_title=session.case.title,
        level=session.level,
        status=session.status,
        phase=session.phase,
        created_at=session.created_at,
        updated_at=session.created_at,
        finished_at=None,
        minutes=5.0,
        spent=0.0,
        words=0,
        hints=0,
        facts=0,
    )


@dataclass
class Store:
    """Sessions in memory, newest first."""

    sessions: list[Session] = field(default_factory=list)

    def summaries(self, limit: int = 50) -> Sequence[Summary]:
        return [summary(session) for session in self.sessions[:limit]]

    def read(self, session_id: str) -> Session:
        for session in self.sessions:
            if session.id.startswith(session_id):
                return session
        raise NotFoundError(f"there is no session {session_id}")


def no_case(case_id: str) -> Any:
    raise ContentError(f"the file of \x1b[1m{case_id} is broken")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    store = Store([ROUND])
    parts = SimpleNamespace(
        store=store,
        library=SimpleNamespace(case=no_case),
        clock=lambda: 1_795_442_400.0,
        review_if_any=lambda _: None,
    )
    monkeypatch.setattr(composition, "services", lambda: parts)
    return store


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, arguments)
    if isinstance(result.exception, CoachError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result


def test_the_sheet_goes_to_stdout_and_steers_no_terminal(store: Store) -> None:
    result = run()
    sheet = read(result.stdout)
    assert sheet.meta["session"] == ROUND.id
    assert sheet.sections["api"] == "GET /home \ufffd[2J"
    assert "\x1b" not in result.stdout + result.stderr
    assert result.stderr.startswith("exported without its case: the file of")


def test_json_goes_to_stdout(store: Store) -> None:
    result = run("--as", "json")
    data = json.loads(result.stdout)
    assert data["sections"][2]["text"] == "GET /home \x1b[2J"
    assert data["made_at"] == MADE
    assert "\x1b" not in result.stdout


def test_the_latest_finished_session_is_the_default(store: Store) -> None:
    newer = replace(ROUND, id="newer", status="running")
    older = replace(ROUND, id="older")
    store.sessions = [newer, ROUND, older]
    assert read(run().stdout).meta["session"] == ROUND.id
    store.sessions = [newer, replace(older, status="paused")]
    assert read(run().stdout).meta["session"] == "newer"
    assert read(run("old").stdout).meta["session"] == "older"
    store.sessions = []
    with pytest.raises(NotFoundError, match="no session to export"):
        run()


def test_a_file_is_written_once(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "sheet.md"
    result = run("-o", str(target))
    assert result.stdout == ""
    assert f"written to {target}\n" in result.stderr
    assert read(target.read_text(encoding="utf-8")).meta["case"] == "twitter"
    with pytest.raises(ExportError, match="exists already"):
        run("-o", str(target))
    target.write_text("old")
    run("-o", str(target), "--force")
    assert target.read_text(encoding="utf-8").startswith("---\ncoach-sheet: 1\n")


def test_a_folder_gets_a_dated_name(store: Store, tmp_path: Path) -> None:
    run("-o", str(tmp_path))
    run("-o", f"{tmp_path}/", "--as", "json")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [name.startswith("2026-11-2") for name in names] == [True, True]
    assert [name.rpartition(".")[2] for name in names] == ["json", "md"]
    with pytest.raises(ExportError, match="there is no folder"):
        run("-o", f"{tmp_path}/none/")


def test_an_own_template_is_used(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "own.j2"
    own.write_text("{{ session | plain }}\n")
    assert run("--template", str(own)).stdout == f"{ROUND.id}\n"
    own.write_text("\n{{ oops }}\n")
    with pytest.raises(ExportError, match=r"own\.j2:2 cannot be used: 'oops'"):
        run("--template", str(own))


def test_wrong_use_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no format 'pdf'"):
        run("--as", "pdf")
    with pytest.raises(UsageError, match="not data"):
        run("--as", "json", "--template", "x")
    with pytest.raises(ExportError, match="not at hand"):
        run("--reference")


def test_nothing_heavy_is_imported_with_the_verb() -> None:
    import subprocess

    code = (
        "import coach.cli.export, sys; print(sorted({'jinja2', 'pydantic', 'textual',"
        " 'sqlite_utils', 'yaml'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"
