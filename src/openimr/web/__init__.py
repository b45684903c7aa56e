"""The site in Django: the shell (people, audit, once) and the apps that stand on it."""
