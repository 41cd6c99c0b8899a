"""Who sits opposite: facts told when asked, hints, interruptions. Pure."""
