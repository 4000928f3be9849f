"""Workbook bytes to a table of displayed text, and tables back to workbooks."""
