"""F1: the keys, and where the guide is."""
