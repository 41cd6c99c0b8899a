"""Draws and listens. No rule lives here."""
