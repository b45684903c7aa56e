"""What each role does in its window, from the application to the closed case; by pages alone."""
