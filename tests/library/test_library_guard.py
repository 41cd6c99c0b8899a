"""What is refused before anything is built, each with a place and a sentence."""

import subprocess
import sys
import textwrap

import pytest
import yaml

from coach import resources
from coach.library.guard import MAX_BYTES, MAX_DEPTH, MAX_EVENTS
from coach.library.reader import read


def _told(raw: bytes | str) -> str:
    document = read("f", raw if isinstance(raw, bytes) else raw.encode())
    return "\n".join(str(fault) for fault in document.faults)


BOMB = "a: &a [x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("a: 1\nb: *x\n", "f:2:4: b: aliases are not allowed: '*x' (write the value"),
        ("a: &x 1\n", "f:1:4: a: anchors are not allowed: '&x'"),
        ("a: !!int 5\n", "f:1:4: a: tags are not allowed: '!!int'"),
        ("a: !mine {b: c}\n", "f:1:4: a: tags are not allowed: '!mine'"),
        ("a: !x [1]\n", "f:1:4: a: tags are not allowed: '!x'"),
        ("a:\n  <<: {b: 1}\n", "f:2:3: a: merge keys (<<) are not allowed"),
        ("a: 1\nb: 2\na: 3\n", "f:3:1: the field 'a' stands twice, first on line 1"),
        ("a: {b: 1, b: 2}\n", "f:1:11: the field 'b' stands twice, first on line 1"),
        ('{"": 1}', "f:1:2: a field name is missing before the ':'"),
        ("? [a]\n: 1\n", "f:1:3: a field name must be plain text"),
        ("*a : 1\n", "f:1:1: aliases are not allowed"),
        ("a: 1\n---\nb: 1\n", "f:2:1: a second document begins here"),
        ("%YAML 1.1\n---\na: 1\n", "f:1:1: a line begins with %"),
        ("a: 1\n...\n%TAG ! x:\n", "f:3:1: a line begins with %"),
        ("a: x\x00y\n", "f:1:5: the control character U+0000 stands here"),
        ("a: 1\nb: x\x1b[31m\n", "f:2:5: the control character U+001B stands here"),
        ("a: x\x9by\n", "f:1:5: the control character U+009B"),
        ("a: x\u2028y\n", "f:1:5: the control character U+2028"),
        ('a: "\\x1b[2J"\n', "f:1:4: a: an escape makes the control character U+001B"),
        ('"\\e": 1\n', "f:1:1: an escape makes the control character U+001B"),
        ("zo\xe9: 1\n".encode("latin-1"), "f:1:3: the byte 0xE9 is not UTF-8; the"),
        (b"a: 1\nb: \xff\n", "f:2:4: the byte 0xFF is not UTF-8"),
        ("a: 1\n".encode("utf-16"), "f:1:1: the file is UTF-16 (save it as UTF-8)"),
        ("a: 1\n\tb: 2\n", "f:2:1: a tab stands in the indentation (use spaces)"),
        ("\ta: 1\n", "f:1:1: a tab stands in the indentation (use spaces)"),
        ("[" * 100_000, f"f:1:{MAX_DEPTH + 1}: nested deeper than 20 levels"),
        ("{a: " * 100_000, "nested deeper than 20 levels"),
        ("- " * 100_000, "nested deeper than 20 levels"),
        ("- a\n" * (MAX_EVENTS + 1), f"the file has more than {MAX_EVENTS:,} parts"),
        (b"#" * (MAX_BYTES + 1), "f: the file is 1,000,001 bytes, at most 1,000,000"),
    ],
)
def test_refused_with_a_place_and_a_sentence(raw: bytes | str, told: str) -> None:
    """Each is one fault that begins with its place."""
    assert told in _told(raw)
    assert len(read("f", raw if isinstance(raw, bytes) else raw.encode()).faults) == 1


def test_a_bomb_is_told_and_never_built() -> None:
    """Every alias is a fault; what it stood for is nothing."""
    document = read("f", BOMB.encode())
    assert len(BOMB) < 450
    assert {f.message.split(":")[0] for f in document.faults} == {
        "anchors are not allowed",
        "aliases are not allowed",
    }
    assert document.at(("b", 0)) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: b: c", "f:1:5: a ': ' stands inside a text"),
        (
            "a: 1\n   b: 2",
            "f:2:5: a ': ' stands inside a text, or the line is indented",
        ),
        ("a: [1, 2\nb: 3", "f:1:4: a: the list opened here with '[' is not closed"),
        ("a: {b: 1", "f:1:4: a: the '{' opened here is not closed"),
        ('a: "x\n', "f:1:4: the quote opened here is never closed"),
        ("a: @x", "f:1:4: a value cannot begin with '@' (put the whole text in"),
        ("a: `x`", "f:1:4: a value cannot begin with '`'"),
        ("a: *bold* text", "a value cannot begin with * or &"),
        ('a: "\\q"', "an unknown escape in a double-quoted text"),
        ("a: - b", "f:1:4: a list cannot begin on the line of its field"),
        ("- a\nb: 1", "f:2:1: this line does not belong to the list above it"),
        ("a: 'x' y", "f:1:8: this line does not fit the ones above it"),
        ("a: | x\n", "f:1:6: after | or > the text begins on the next line"),
        ("a: [\n", "f:2:1: the file ends inside a list or { } (close it with ] or })"),
        ("a: ]", "f:1:4: a value is missing before this sign"),
        ("a: 1\n...\nb: 2", "f:3:1: something stands after the end of the document"),
        ("a: 1\nkey\nb: 2\n", "f:3:1: a ':' is missing after a field name"),
    ],
)
def test_syntax_faults_are_said_for_people(text: str, told: str) -> None:
    """The parser's own words are not shown where we know better ones."""
    assert told in _told(text)


@pytest.mark.parametrize(
    "raw",
    [
        "\ufeffa: é\n".encode(),
        "a: é\r\n".encode(),
        b"\xef\xbb\xbfa: \xc3\xa9\r\n",
        "a: é # comment\n".encode(),
        b'"a": "\\xe9"\n',
        b"a:   \xc3\xa9\n\n\n",
    ],
)
def test_what_editors_make_of_a_good_file_is_read(raw: bytes) -> None:
    """A byte-order mark and Windows line ends are no faults."""
    document = read("f", raw)
    assert document.faults == []
    assert document.data == {"a": "é"}


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("a: *x", "aliases are not allowed"),
        ("a: !!int 5", "tags are not allowed"),
        ("a: 1\na: 2", "the field 'a' stands twice"),
        ("[" * 100_000, "nested deeper than 20 levels"),
        ("a: 1\n\tb: 2\n", "a tab stands in the indentation"),
        ("a: [1, 2", "the list opened here with '[' is not closed"),
        ("a: b: c", "a ': ' stands inside a text"),
        ("a: 'x' y", "this line does not fit the ones above it"),
        ('a: "\\ud800"', "an escape makes the control character U+D800"),
    ],
)
def test_without_the_c_parser_the_same_is_told(
    monkeypatch: pytest.MonkeyPatch, raw: str, told: str
) -> None:
    """PyYAML may be built without libyaml; then its own parser words complaints."""
    monkeypatch.setattr("coach.library.guard.Loader", yaml.SafeLoader)
    assert told in _told(raw)


def test_without_the_c_parser_the_same_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Values and places agree."""
    raw = resources.content() / "formats" / "standard.yaml"
    fast = read("f", raw.read_bytes())
    monkeypatch.setattr("coach.library.guard.Loader", yaml.SafeLoader)
    assert read("f", raw.read_bytes()) == fast


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\x01" * 500, "f: too many control characters (is this a text file at all?)"),
        (b"- &a x\n" * 500, "f:101:3: the reading ends here: too many faults"),
    ],
)
def test_reading_ends_at_a_hundred_faults(raw: bytes, told: str) -> None:
    """More would help nobody and cost time."""
    faults = read("f", raw).faults
    assert len(faults) == 101
    assert str(faults[-1]).startswith(told)


def test_twenty_levels_are_read() -> None:
    """The limit itself is allowed."""
    assert read("f", b"[" * MAX_DEPTH + b"]" * MAX_DEPTH).faults == []


def test_reading_goes_on_behind_a_fault() -> None:
    """A tag, an alias or a control character does not hide what comes after it."""
    document = read("f", b'a: !!int 5\nb: *x\nc: "\\x1b"\nd: 1\nd: 2\ne: x\x00\nf: 6\n')
    assert len(document.faults) == 5
    assert document.at(("d",)) == 1
    assert document.at(("f",)) == 6


HOSTILE = {
    "bomb": "BOMB.encode()",
    "merge bomb": "b'a: &a {x: 1}\\n' + b''.join(b'b%d: {<<: [' % n"
    " + b','.join([b'*a'] * 9) + b']}\\n' for n in range(200))",
    "100,000 brackets": "b'[' * 100_000",
    "100,000 braces": "b'{a: ' * 100_000",
    "100,000 dashes": "b'- ' * 100_000",
    "100,000 keys": "b'? ' * 100_000",
    "5 MB": "b'- a\\n' * 1_250_000",
    "1 MB in lines": "b'- a\\n' * 249_000",
    "1 MB in one line": "b'a: ' + b'x' * 999_000",
    "1 MB flow": "b'[' + b'a,' * 499_000 + b']'",
    "1 MB quoted": "b'a: \"' + b'\\\\n' * 499_000 + b'\"'",
    "1 MB directives": "b''.join(b'%%TAG !a%d! x\\n' % n for n in range(50_000))",
    "1 MB comment": "b'#' * 1_000_000",
    "1 MB control": "b'\\x01' * 1_000_000",
    "1 MB anchors": "b'- &a\\n' * 166_000",
    "many digits": "b'a: ' + b'9' * 900_000",
    "duplicate keys": "b'a: 1\\n' * 24_000",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_soon_within_little_memory(name: str) -> None:
    """In a process of 512 MB and 4 s of processor, imports included, none crashes."""
    code = f"""
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
        resource.setrlimit(resource.RLIMIT_CPU, (4, 4))
        from coach.library.load import load_case
        BOMB = {BOMB!r}
        loaded = load_case("f", {HOSTILE[name]})
        assert loaded.record is None
        print(len(loaded.faults))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert 1 <= int(done.stdout) <= 101
