"""What ``openimr check`` does: letters gone through one by one, what is found in them printed, or counted in a report."""
