"""Who may see the casebook: the passphrase, the lock, and what is shown where it does not open."""
