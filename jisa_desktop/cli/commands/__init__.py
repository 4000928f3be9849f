"""The commands, one module an area. Each is imported when one of its commands is called."""
