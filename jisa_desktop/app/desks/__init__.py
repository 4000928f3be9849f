"""The real desk: the workspace and its engine behind the window's one seam, a file a page."""
