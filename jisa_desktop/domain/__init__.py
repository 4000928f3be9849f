"""What is true of documents, rows, templates and plans. Pure: no I/O, no Qt, no clock."""
