"""Law: dated, cited values and the pure rules that apply them; no file, network, clock or log."""
