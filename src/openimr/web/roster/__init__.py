"""The roster as a whole: taken in from a file, watched for what ends soon, and many cases assigned from it at once."""
