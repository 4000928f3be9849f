"""The page that stands in the place of everything else while the database is damaged."""
