"""What holds for every test: no deadline by a clock that a busy machine moves."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
