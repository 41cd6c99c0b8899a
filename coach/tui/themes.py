"""The two themes: calm, one accent, readable by day and by night."""

from textual.theme import Theme

DARK = Theme(
    name="coach-dark",
    primary="#7aa2c9",
    secondary="#8fa3b5",
    accent="#d9a65b",
    foreground="#d6dbe1",
    background="#14181d",
    surface="#191e24",
    panel="#232a32",
    success="#8fb58a",
    warning="#d9a65b",
    error="#d98374",
    dark=True,
    variables={"text-muted": "#8d98a5"},
)

LIGHT = Theme(
    name="coach-light",
    primary="#2f5f8a",
    secondary="#56687a",
    accent="#9a5b00",
    foreground="#22272d",
    background="#faf9f6",
    surface="#f2f0eb",
    panel="#e5e2da",
    success="#3d6b3a",
    warning="#9a5b00",
    error="#a3392b",
    dark=False,
    variables={"text-muted": "#656b73"},
)
