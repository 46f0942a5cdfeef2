//! Tests of the data workbook.
