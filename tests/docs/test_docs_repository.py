"""What the files of the repository say about each other, and what they must not say."""

import re
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "content/README.md")

# Written in halves, so that this file does not name them itself.
HOSTS = ("pypi" + ".org", "python" + "hosted", "npm" + "js.", "index" + "-url")
MACHINES = (
    r"/ro" + r"ot/",
    r"/Us" + r"ers/\w",
    r"/ho" + r"me/(?:runner|ubuntu|user)\b",
)


def tracked() -> list[str]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("this is no git checkout")
    return [name for name in done.stdout.split("\0") if name]


def links(page: str) -> list[str]:
    tokens = MarkdownIt().parse((ROOT / page).read_text("utf-8"))
    inner = [child for token in tokens for child in token.children or ()]
    found = [token.attrGet("href") or token.attrGet("src") for token in inner]
    return [str(link) for link in found if link]


@pytest.mark.parametrize("page", PAGES)
def test_every_relative_link_leads_to_a_file(page: str) -> None:
    for link in links(page):
        if "://" not in link and not link.startswith("#"):
            assert (ROOT / page).parent.joinpath(link.partition("#")[0]).exists(), link


def test_readme_has_links_to_look_at() -> None:
    """The control: the reader of links above does find some."""
    assert {".github/round.svg", "CONTRIBUTING.md"} <= set(links("README.md"))


def test_the_picture_shows_a_round_and_calls_nobody() -> None:
    """No font from elsewhere; the one address is the name of the format."""
    svg = (ROOT / ".github" / "round.svg").read_text("utf-8")
    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]
    assert "@font-face" not in svg
    assert "Deep" in svg
    assert "│" in svg


def test_the_changelog_has_room_for_what_comes() -> None:
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_every_target_of_make_that_is_named_exists(page: str) -> None:
    rules = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", rules, re.MULTILINE))
    text = (ROOT / page).read_text("utf-8")
    named = set(re.findall(r"(?:`|^ *)make ([a-z]+)(?:`|$)", text, re.MULTILINE))
    assert named, page
    assert named <= targets


def test_the_house_plan_names_what_is_there() -> None:
    """CONTRIBUTING's tree and the folders agree, both ways."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    plan = text.split("```")[1]
    inside = set(re.findall(r"^  (\w+(?:\.py|/))", plan, re.MULTILINE))
    assert inside
    for name in inside:
        assert (ROOT / "coach" / name).exists(), name
    packages = {
        f"{path.parent.name}/" for path in (ROOT / "coach").glob("*/__init__.py")
    }
    assert packages <= inside


def test_no_file_names_a_registry_or_somebodys_machine() -> None:
    unwanted = [re.escape(host) for host in HOSTS] + list(MACHINES)
    if len(ROOT.parts) > 2:
        unwanted.append(rf"(?<![\w.]){re.escape(str(ROOT))}\b")
    pattern = re.compile("|".join(unwanted))
    for name in tracked():
        path = ROOT / name
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            assert pattern.findall(text) == [], name


def test_no_lock_file_is_tracked() -> None:
    """It would carry the addresses of one machine's registry."""
    assert not [name for name in tracked() if name.endswith((".lock", "lock.json"))]
