"""The commands of the lab: keys, labels and help in one place."""

from coach.tui.commands import Command

COMMANDS = (
    Command("escape", "leave_field", "leave field", "Leave it; letters act.", True),
    Command(
        "c", "commit", "commit", "Commit your numbers and see the reference.", True
    ),
    Command("e", "write", "fill in", "Go back to the fields.", footer=True),
    Command("n", "next", "next step", "Go to the next step.", footer=True),
    Command("b", "back", "step before", "Go to the step before."),
    Command("o", "outputs", "results", "Choose the result that bars are about.", True),
    Command("r", "reset", "put back", "Put every input back to where play began."),
    Command("1", "step(1)", "your numbers", "Look at what you committed."),
    Command("2", "step(2)", "reveal", "See how near you were, and why."),
    Command("3", "step(3)", "free play", "Change inputs and watch the results."),
    Command("w", "sheet", "sheet", "Write the lab as Markdown into this folder.", True),
    Command("s", "save", "save now", "Store everything now; it is stored anyway."),
    Command("q", "leave", "leave", "Save and go home.", footer=True),
    Command("f2", "app.menu", "menu", "These actions as a menu.", True, listed=False),
)

NEXT = {
    "commit": "Fill in what you can; a bare number is in the unit shown. "
    "Next: esc, then c commits.",
    "committed": "These are your numbers; they stand. Next: n, the reveal.",
    "reveal": "Up and down explain each line. Next: n, free play.",
    "play": "Change an input: e, or click it. o chooses the result the bars are about.",
}
"""What to do next, per step; shown while nothing else is to be said."""
