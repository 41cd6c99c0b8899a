"""What was written: made safe to show, split into words."""
