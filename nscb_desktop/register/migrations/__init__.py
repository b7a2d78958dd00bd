"""Steps from one file format to the next; a verified copy is made before each."""
