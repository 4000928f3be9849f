"""QThreadPool: runs pipeline steps as jobs and batches. The only Qt below the window."""
