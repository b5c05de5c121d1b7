"""Workbooks and other files in and out; the only room that uses the workbook libraries."""
