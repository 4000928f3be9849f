"""One document: how its job goes, its rows, its issues, its versions."""
