"""What developers run by hand; never shipped."""
