"""The calls, one module a family: each handler parses, calls and returns."""
