"""Sample cases: published letters walked again, and short stories of our own; by the services of every case."""
