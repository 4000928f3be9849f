"""Widgets and models, one folder a page. Knows jobs and snapshots, no SDK and no SQL."""
