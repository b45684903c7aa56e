"""PDF or text file → pages of text. Files come from strangers: every fault is an error of ours."""
