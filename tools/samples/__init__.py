"""Makes the sample workbooks of ``resources/samples``: invented people, plausible figures, and the
flaws that real tables have. Same code, same bytes."""
