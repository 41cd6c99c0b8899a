"""What is true: cases, formats, sessions, timing. Pure: no I/O, no clock, no global."""
