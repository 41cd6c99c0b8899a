"""What a person sees of the cases there are, and how little it costs."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Literal

import pytest

from coach.errors import ContentError, NotFoundError
from coach.library.library import Library
from coach.library.memory import MemoryCache
from coach.library.shelves import Roots

FORMAT = """\
schema: 1
id: {id}
title: A format
phases:
- {{id: clarify, title: Clarify, minutes: 5}}
- {{id: architecture, title: Draw, minutes: {minutes}}}
"""
CASE = """\
schema: 1
id: {id}
title: {title}
archetype: store
format: {format}
brief: Design {id}.
reference: {{clarify: a, architecture: b, deep-dive: c, refinement: d}}
"""


class Shelf:
    """A folder of content in the making."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for kind in ("cases", "formats"):
            (root / kind).mkdir(parents=True)

    def case(self, its_id: str, title: str = "", form: str = "standard") -> Path:
        path = self.root / "cases" / f"{its_id}.yaml"
        text = CASE.format(id=its_id, title=title or its_id.title(), format=form)
        path.write_text(text, encoding="utf-8")
        return path

    def form(self, its_id: str = "standard", minutes: float = 10) -> Path:
        path = self.root / "formats" / f"{its_id}.yaml"
        text = FORMAT.format(id=its_id, minutes=minutes)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def shipped(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "shipped")
    shelf.form()
    shelf.case("twitter", "Twitter")
    shelf.case("slack", "chat")
    return shelf


@pytest.fixture
def own(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "own")


def _roots(shipped: Shelf, own: Shelf) -> Roots:
    first: Literal["shipped"] = "shipped"
    second: Literal["own"] = "own"
    return ((shipped.root, first), (own.root, second))


@pytest.fixture
def library(shipped: Shelf, own: Shelf) -> Library:
    return Library(_roots(shipped, own))


def test_shipped_cases_come_first_then_titles(library: Library, own: Shelf) -> None:
    """The order is one a person can learn; case does not count."""
    own.case("alpha", "Alpha")
    listed = library.headers()
    assert [h.id for h in listed] == ["slack", "twitter", "alpha"]
    assert [h.source for h in listed] == ["shipped", "shipped", "own"]
    assert {h.minutes for h in listed} == {15.0}
    assert {h.fault for h in listed} == {""}


def test_folders_that_do_not_exist_are_empty(tmp_path: Path) -> None:
    """On the first start the person has no folder yet."""
    assert Library([(tmp_path / "none", "own")]).headers() == ()


def test_a_faulty_file_is_listed_with_its_fault(library: Library, own: Shelf) -> None:
    """It never breaks the list, and the case says where the fault is."""
    path = own.case("shop")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("brief:", "brieff:") + "x: 1\n", encoding="utf-8")
    (header,) = [h for h in library.headers() if h.id == "shop"]
    assert header.fault == (
        "line 6: brieff: unknown field 'brieff' (did you mean 'brief'?); and 1 more"
    )
    assert len(library.headers()) == 3
    with pytest.raises(ContentError) as told:
        library.case("shop")
    assert f"{path}:6:1: brieff: unknown field" in told.value.message
    assert told.value.hint == f"mend it, then: coach cases check {path}"


@pytest.mark.parametrize(
    ("name", "raw", "fault"),
    [
        ("big.yaml", b"#" * 1_500_000, "the file is 1,500,000 bytes"),
        ("latin.yaml", b"title: zo\xe9\n", "line 1: the byte 0xE9 is not UTF-8"),
        ("empty.yaml", b"", "the file is empty"),
        ("ends.yml", b"", "rename it to ends.yaml"),
    ],
)
def test_odd_files_are_listed_too(
    library: Library, own: Shelf, name: str, raw: bytes, fault: str
) -> None:
    """What cannot be a case says why."""
    (own.root / "cases" / name).write_bytes(raw)
    assert library.headers()[-1].fault.startswith(fault)


def test_what_is_no_file_is_told(library: Library, own: Shelf) -> None:
    """A folder, a dangling link, a loop and a pipe: none is opened, none hangs."""
    cases = own.root / "cases"
    (cases / "folder.yaml").mkdir()
    (cases / "gone.yaml").symlink_to(cases / "nowhere")
    (cases / "loop.yaml").symlink_to(cases / "loop.yaml")
    os.mkfifo(cases / "pipe.yaml")
    faults = {h.id: h.fault for h in library.headers() if h.source == "own"}
    assert faults["folder"] == faults["pipe"] == "this is not a plain file"
    assert faults["gone"].startswith("the file cannot be read: No such file")
    assert faults["loop"].startswith("the file cannot be read: ")
    for its_id in faults:
        with pytest.raises(ContentError):
            library.case(its_id)


def test_a_file_or_folder_without_permission_is_told(
    library: Library, own: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own word is passed on, and the rest is listed."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    own.case("shop")
    monkeypatch.setattr("coach.library.load.content_of", refuse)
    assert library.headers()[-1].fault == "the file cannot be read: Permission denied"
    monkeypatch.setattr("coach.library.shelves.os.scandir", refuse)
    listed = library.headers()
    assert [h.id for h in listed] == ["cases", "cases"]
    assert listed[0].fault == "the folder cannot be read: Permission denied"


def test_hidden_and_other_files_are_not_content(library: Library, own: Shelf) -> None:
    """Editors leave such files behind."""
    for name in (".#shop.yaml", "shop.yaml~", "notes.md"):
        (own.root / "cases" / name).write_text("x", encoding="utf-8")
    assert len(library.headers()) == 2


def test_a_shipped_id_is_not_taken_over(library: Library, own: Shelf) -> None:
    """The own file is listed with a fault; the shipped case is played."""
    own.case("twitter", "Mine")
    listed = [h for h in library.headers() if h.id == "twitter"]
    assert [h.title for h in listed] == ["Twitter", "Mine"]
    assert "the id 'twitter' is a shipped case's" in listed[1].fault
    assert library.case("twitter").title == "Twitter"


def test_a_case_without_its_format_is_told(library: Library, own: Shelf) -> None:
    """It cannot be played, and the list says so until the format is there."""
    own.case("shop", form="quick")
    assert library.headers()[-1].fault == "format: there is no format 'quick'"
    own.form("quick", minutes=1)
    assert library.headers()[-1].fault == ""
    assert library.headers()[-1].minutes == 6.0


def test_own_formats_override_nothing_shipped(library: Library, own: Shelf) -> None:
    """The shipped format wins, in lists and rounds."""
    own.form("standard", minutes=100)
    assert library.format("standard").minutes == 15
    assert {h.minutes for h in library.headers()} == {15.0}


def test_minutes_follow_a_changed_format(library: Library, shipped: Shelf) -> None:
    """A case is not read again for it, and yet the list is right."""
    library.headers()
    shipped.form(minutes=20.5)
    assert library.headers()[0].minutes == 25.5
    assert library.format("standard").minutes == 25.5


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("twitterr", "did you mean 'twitter'? there are: slack, twitter"),
        ("Twitter", "did you mean 'twitter'? there are: slack, twitter"),
        ("zzz", "there are: slack, twitter"),
        ("../cases/twitter", "there are: slack, twitter"),
        ("", "there are: slack, twitter"),
        ("twitter.yaml\x00", "there are: slack, twitter"),
    ],
)
def test_an_unknown_case_names_the_known(
    library: Library, asked: str, hint: str
) -> None:
    """The hint helps, and no path can be asked for."""
    with pytest.raises(NotFoundError) as told:
        library.case(asked)
    assert told.value.hint.endswith(hint)
    assert told.value.exit_code == 2


def test_an_unknown_format_names_the_known(library: Library, tmp_path: Path) -> None:
    """Also when there is none at all."""
    with pytest.raises(NotFoundError) as told:
        library.format("standrad")
    assert told.value.hint == "did you mean 'standard'? there are: standard"
    with pytest.raises(NotFoundError) as told:
        Library([(tmp_path, "own")]).format("standard")
    assert told.value.hint == "there is no format at all"


def test_a_faulty_format_is_told(library: Library, own: Shelf) -> None:
    """As for a case: the place, the fault, the next step."""
    path = own.form("quick", minutes=1000)
    with pytest.raises(ContentError, match=r"'quick' cannot be used: .*:6:"):
        library.format("quick")
    own.form("quick", minutes=10)
    assert library.format("quick").minutes == 15
    assert path.exists()


class Counting(MemoryCache):
    """A cache that counts what is put and dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.puts: list[str] = []
        self.drops: list[str] = []

    def put(self, path: str, stamp: object, header: str, body: str) -> None:
        self.puts.append(Path(path).stem)
        super().put(path, stamp, header, body)  # type: ignore[arg-type]

    def drop(self, path: str) -> None:
        self.drops.append(Path(path).stem)
        super().drop(path)


def test_a_file_is_read_once_until_it_changes(shipped: Shelf, own: Shelf) -> None:
    """Faulty files too; another library on the same cache reads nothing."""
    (own.root / "cases" / "bad.yaml").write_text("a: [", encoding="utf-8")
    cache = Counting()
    first = Library(_roots(shipped, own), cache).headers()
    assert sorted(cache.puts) == ["bad", "slack", "standard", "twitter"]
    again = Library(_roots(shipped, own), cache)
    assert again.headers() == first
    assert again.case("twitter").id == "twitter"
    assert len(cache.puts) == 4
    shipped.case("slack", "A new and longer title")
    assert again.headers()[0].title == "A new and longer title"
    assert again.case("slack").title == "A new and longer title"
    assert cache.puts[4:] == ["slack"]


def test_a_changed_time_alone_means_a_changed_file(shipped: Shelf) -> None:
    """Two texts can be of one size."""
    cache = Counting()
    library = Library([(shipped.root, "shipped")], cache)
    library.headers()
    path = shipped.case("slack", "tahc")
    os.utime(path, ns=(1, 1))
    assert library.case("slack").title == "tahc"


def test_a_file_that_is_gone_is_forgotten(shipped: Shelf, tmp_path: Path) -> None:
    """What only another library shows stays known."""
    cache = Counting()
    other = Shelf(tmp_path / "other")
    other.case("far")
    Library([(other.root, "own")], cache).headers()
    library = Library([(shipped.root, "shipped")], cache)
    library.headers()
    (shipped.root / "cases" / "slack.yaml").unlink()
    assert [h.id for h in library.headers()] == ["twitter"]
    assert cache.drops == ["slack"]


def test_a_damaged_cache_does_no_harm(shipped: Shelf) -> None:
    """The file itself is the truth."""
    cache = MemoryCache()
    library = Library([(shipped.root, "shipped")], cache)
    library.headers()
    for path, (stamp, head) in cache.headers().items():
        cache.put(path, stamp, head, '{"schema": 7}')
    assert library.case("slack").title == "chat"


def test_a_cached_case_is_the_case(shipped: Shelf) -> None:
    """Through JSON and back nothing changes."""
    library = Library([(shipped.root, "shipped")])
    read = library.case("twitter")
    assert library.case("twitter") == read
    assert library.case("twitter").reference.phase("deep-dive") == "c"


def test_a_warm_list_loads_neither_yaml_nor_pydantic(
    shipped: Shelf, tmp_path: Path
) -> None:
    """A list of known files costs one stat each; a control shows that it can fail."""
    cache = MemoryCache()
    Library([(shipped.root, "shipped")], cache).headers()
    kept = [
        (path, stamp.size, stamp.mtime_ns, stamp.schema, head)
        for path, (stamp, head) in cache.headers().items()
    ]
    code = """
        import json, sys
        from coach.domain.ports import Stamp
        from coach.library.library import Library
        from coach.library.memory import MemoryCache
        cache = MemoryCache()
        for path, size, mtime, schema, head in json.loads(sys.argv[2]):
            cache.put(path, Stamp(size, mtime, schema), head, "")
        listed = Library([(sys.argv[1], "shipped")], cache).headers()
        loaded = [name for name in ("yaml", "pydantic") if name in sys.modules]
        print(json.dumps([[h.id for h in listed], loaded]))
    """
    program = textwrap.dedent(code)

    def run(known: object) -> object:
        done = subprocess.run(
            [sys.executable, "-c", program, str(shipped.root), json.dumps(known)],
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    assert run(kept) == [["slack", "twitter"], []]
    assert run([]) == [["slack", "twitter"], ["yaml", "pydantic"]]
