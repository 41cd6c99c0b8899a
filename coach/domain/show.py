"""How times are said to people; used by screens, sheets and the shell alike."""


def clock_text(seconds: float) -> str:
    """Say a length as `4:48`, or `1:04:10` from an hour on; never negative."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def minutes_text(seconds: float) -> str:
    """Say a budget in minutes, `5` or `2:30` where it is not a whole number."""
    whole = round(seconds)
    return str(whole // 60) if whole % 60 == 0 else clock_text(whole)


def ago_text(seconds: float) -> str:
    """Say how long ago something was: `just now`, `5 min ago`, `3 h ago`, `2 d ago`."""
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    if seconds < 86_400:
        return f"{int(seconds // 3600)} h ago"
    return f"{int(seconds // 86_400)} d ago"
