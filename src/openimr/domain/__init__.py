"""Words: the values every room shares, and every error we raise on purpose."""
