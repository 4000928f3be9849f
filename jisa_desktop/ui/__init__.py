"""The window: widgets and models, a folder a page. Knows jobs and snapshots, no SDK and no SQL."""
