"""Small parts that pages are made of; each works by keyboard and says its name."""
