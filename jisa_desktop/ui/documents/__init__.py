"""문서: the home page, with the drop zone and the list of documents."""
