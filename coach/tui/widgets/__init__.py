"""What the person sees: widgets that know domain types, never screens."""
