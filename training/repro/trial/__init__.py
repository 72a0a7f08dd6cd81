"""A small model trained from scratch in closed worlds: the Python half of the reproduction."""
