"""직원: the directory that rows are routed by."""
