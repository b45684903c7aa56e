"""The steps in which an application is entered: what each shows, checks and saves."""
