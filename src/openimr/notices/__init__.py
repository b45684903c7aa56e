"""An event of a case, a party and the facts → the words of a notice."""
