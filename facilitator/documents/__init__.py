"""Paper: accessible PDFs drawn from records already redacted for their reader."""
