"""What the person has set once: level, theme, pace, bell."""

from dataclasses import dataclass, field

THEMES = ("coach-dark", "coach-light")


@dataclass(frozen=True, slots=True)
class Settings:
    """The person's settings with their defaults.

    Attributes:
        level: The level a new round is sat at.
        theme: The colours of the app.
        words_a_minute: The pace of speech that spoken times are worked out with.
        bell: Whether the terminal bell sounds at 80 % of a phase.
        faults: What was wrong in the file, in words; the defaults stand in there.
    """

    level: str = "senior"
    theme: str = "coach-dark"
    words_a_minute: int = 150
    bell: bool = False
    faults: tuple[str, ...] = field(default=(), compare=False)
