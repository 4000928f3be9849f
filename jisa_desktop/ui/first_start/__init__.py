"""The first start: three steps in place, each of which can be skipped."""
