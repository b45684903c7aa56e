"""After an overturn: what the claims administrator must do by when, and what it says that it did."""
