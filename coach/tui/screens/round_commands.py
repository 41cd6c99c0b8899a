"""The commands of a round: keys, labels and help in one place."""

from coach.tui.commands import Command

COMMANDS = (
    Command("escape", "rail", "leave text", "Leave the text; letters act.", True),
    Command("n", "next", "next", "Go to the next phase.", footer=True),
    Command("n", "last", "finish", "End the round.", footer=True, listed=False),
    Command("b", "back", "back", "Go back to the phase before."),
    Command("p,f4", "pause", "pause", "Stop the clock or let it run on.", footer=True),
    Command("plus", "extend", "2 min more", "Give this phase two minutes more."),
    Command("h", "hint", "hint", "Take the next hint of this phase.", footer=True),
    Command("a", "ask", "ask", "Ask the interviewer in your own words.", footer=True),
    Command("e", "edit", "write", "Go back to the text.", footer=True),
    Command("1", "section(1)", "notes", "Open the notes of this phase."),
    Command("2", "section(2)", "estimates", "Open the estimates."),
    Command("3", "section(3)", "API", "Open the API."),
    Command("4", "section(4)", "data model", "Open the data model."),
    Command("5", "section(5)", "diagram", "Open the diagram."),
    Command(
        "v,f3", "picture", "picture", "Turn between diagram source and picture.", True
    ),
    Command("o", "outside", "own editor", "Open this section in your own editor."),
    Command("s", "save", "save now", "Store everything now; it is stored anyway."),
    Command("k", "kept", "kept texts", "Look at texts that were kept aside."),
    Command("x", "finish", "finish", "End the round and rate yourself."),
    Command("q", "leave", "leave", "Pause, save and go home.", footer=True),
    Command("f2", "app.menu", "menu", "These actions as a menu.", True, listed=False),
)
