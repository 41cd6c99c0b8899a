"""What the person is doing: one screen a file."""
