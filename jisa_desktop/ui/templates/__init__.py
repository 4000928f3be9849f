"""템플릿: how workbooks are read; import and export."""
