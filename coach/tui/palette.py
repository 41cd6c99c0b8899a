"""The palette: the commands of the present screen, found by name.

Loaded when the palette is first opened.
"""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from coach.tui.commands import Command, commands_of


class ScreenCommands(Provider):
    """Offers the commands of the present screen in the palette."""

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for command in commands_of(self.screen):
            yield DiscoveryHit(
                command.label, partial(self._run, command), help=command.help
            )

    async def search(self, query: str) -> Hits:
        """Offer what fits the typed words."""
        matcher = self.matcher(query)
        for command in commands_of(self.screen):
            score = matcher.match(f"{command.label} {command.help}")
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(command.label),
                    partial(self._run, command),
                    help=command.help,
                )

    async def _run(self, command: Command) -> None:
        await self.screen.run_action(command.action)
