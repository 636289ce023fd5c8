"""Makers of the generated lexicons, one module for each family."""
