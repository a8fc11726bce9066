"""Files in and out that are not paper: returned forms, spreadsheets, hand-over."""
