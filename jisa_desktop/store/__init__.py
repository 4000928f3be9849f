"""SQLite through SQLAlchemy. Nothing outside sees an Engine, a Session or a mapped class."""
