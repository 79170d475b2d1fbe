"""What people type for a query: words, filters and dates, read into one value. Knows no archive."""
