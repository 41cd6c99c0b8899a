"""A content cache for as long as the program runs, where none is kept on disk."""

from coach.domain.ports import Stamp


class MemoryCache:
    """Parsed content kept in memory; the same promises as any content cache."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Stamp, str, str]] = {}

    def headers(self) -> dict[str, tuple[Stamp, str]]:
        """Return stamp and header JSON of every known file, by path."""
        return {path: (stamp, head) for path, (stamp, head, _) in self._kept.items()}

    def body(self, path: str, stamp: Stamp) -> str | None:
        """Return the JSON of a file, if it is known with just this stamp."""
        kept = self._kept.get(path)
        return kept[2] if kept is not None and kept[0] == stamp else None

    def put(self, path: str, stamp: Stamp, header: str, body: str) -> None:
        """Remember a file."""
        self._kept[path] = (stamp, header, body)

    def drop(self, path: str) -> None:
        """Forget a file."""
        self._kept.pop(path, None)
