"""A session to Markdown or JSON, and a Markdown sheet back to its sections."""
