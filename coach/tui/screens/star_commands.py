"""The commands of the STAR room: keys, labels and help in one place."""

from coach.tui.commands import Command

MENU = Command("f2", "app.menu", "menu", "These actions as a menu.", True, listed=False)
HELP = Command("question_mark", "app.help", "help", "Every key.", True, listed=False)

ROOM = (
    Command("enter", "choose", "tell", "Tell a story for this question.", footer=True),
    Command("r", "surprise", "surprise me", "Let chance choose a question.", True),
    Command("b", "bank", "bank", "The stories you kept.", footer=True),
    Command("m", "matrix", "matrix", "Stories against competencies.", footer=True),
    Command("c", "continue", "continue", "Go on with the unfinished telling.", True),
    Command("left", "left", "competencies", "Go to the competencies."),
    Command("right", "right", "questions", "Go to the questions."),
    Command("q,escape", "leave", "back", "Go back home.", footer=True),
    HELP,
)

TELLING = (
    Command("escape", "leave_text", "leave text", "Leave it; letters act.", True),
    Command("n", "begin", "tell it", "End the preparation and tell.", footer=True),
    Command("n", "check", "checks", "Finish, and see what was heard.", footer=True),
    Command("e", "write", "write", "Go back to the text.", footer=True),
    Command("t", "talk", "speak aloud", "Run the clock and say it aloud.", True),
    Command(
        "t,space,enter", "hush", "stop the clock", "Stop, and note what you said.", True
    ),
    Command("f8,ctrl+down", "part_on", "next part", "Go on to the next part.", True),
    Command("ctrl+up", "part_back", "part before", "Go back to the part before."),
    Command("v,f9", "turn", "side by side", "Parts one by one, or side by side."),
    Command("0", "part(0)", "notes", "Look at your preparation."),
    Command("1", "part(1)", "first part", "Write the first part."),
    Command("2", "part(2)", "second part", "Write the second part."),
    Command("3", "part(3)", "third part", "Write the third part."),
    Command("4", "part(4)", "fourth part", "Write the fourth part."),
    Command("p,f4", "pause", "pause", "Stop the clock or let it run on."),
    Command("s", "save", "save now", "Store everything now; it is stored anyway."),
    Command("k", "kept", "kept texts", "Look at texts that were kept aside."),
    Command("q", "leave", "leave", "Save and go back.", footer=True),
    MENU,
)

CHECKS = (
    Command("escape", "leave_text", "leave text", "Leave it; letters act.", True),
    Command("n", "next", "next", "Go to the next page.", footer=True),
    Command("b", "back", "page before", "Go to the page before."),
    Command("e", "write", "write", "Go to the text.", footer=True),
    Command("r", "rewrite", "rewrite", "Tell it better: a new version.", footer=True),
    Command("k", "keep", "keep", "Keep the story in the bank.", footer=True),
    Command("1", "page(1)", "checks", "What an interviewer would have heard."),
    Command("2", "page(2)", "follow-ups", "Answer what is asked back."),
    Command("3", "page(3)", "cuts", "Tell it in 90 and in 30 seconds."),
    Command("g", "good", "good answers", "What good answers hold, and mistakes."),
    Command("f8,ctrl+down", "field_on", "next text", "Go on to the next text.", True),
    Command("w", "sheet", "sheet", "Write it as Markdown into this folder.", True),
    Command("o", "bank", "bank", "The stories you kept."),
    Command("s", "save", "save now", "Store everything now; it is stored anyway."),
    Command("q", "leave", "leave", "Save and go back.", footer=True),
    MENU,
)

BANK = (
    Command("enter,e", "open", "open", "Checks, follow-ups and rewriting.", True),
    Command("t", "again", "tell again", "Tell it anew: another version.", footer=True),
    Command("c", "cuts", "cuts", "Tell it in 90 and in 30 seconds.", footer=True),
    Command("v", "version", "versions", "Look at an older version.", footer=True),
    Command("right", "read", "read", "Scroll the story with the arrow keys."),
    Command("left", "stories", "stories", "Go back to the list of stories."),
    Command("l", "label", "competencies", "Its name, and what it is evidence of."),
    Command("m", "matrix", "matrix", "Stories against competencies.", footer=True),
    Command("w", "sheet", "sheet", "Write this story as Markdown.", footer=True),
    Command("a", "sheet_all", "whole bank", "Write all stories as one sheet."),
    Command("d", "delete", "delete", "Put this story aside."),
    Command("u", "undo", "undo", "Bring back what was deleted last."),
    Command("q,escape", "leave", "back", "Go back.", footer=True),
    HELP,
)

MATRIX = (
    Command("w", "sheet_all", "sheet", "Write the whole bank as one sheet.", True),
    Command("b", "bank", "bank", "The stories you kept.", footer=True),
    Command("q,escape", "leave", "back", "Go back.", footer=True),
    HELP,
)
