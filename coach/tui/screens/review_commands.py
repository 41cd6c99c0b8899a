"""The commands of the review: keys, labels and help in one place."""

from coach.tui.commands import Command

COMMANDS = (
    Command("m", "missed", "missed", "Go to the next missed criterion.", True),
    Command("g", "gap", "next gap", "Go to the next one that your level lacks."),
    Command("space", "quote", "next quote", "Go to the next quote of this verdict."),
    Command("v", "example", "strong", "Show how a strong answer put it.", True),
    Command("x", "explain", "explain", "How this verdict came about.", True),
    Command("d", "disagree", "disagree", "Mark this verdict as wrong.", True),
    Command("u", "undo", "undo", "Take your newest mark back."),
    Command("n", "numbers", "numbers", "Sums that are off, figures that decide.", True),
    Command("s", "summary", "summary", "What would lift it, and the first gap."),
    Command("w", "sheet", "sheet", "Write the answer sheet into this folder."),
    Command("b", "rating", "own rating", "Go back to your own rating."),
    Command("r", "reference", "reference", "Read the reference.", True),
    Command("escape,q", "leave", "home", "Go home; everything is kept.", True),
)
