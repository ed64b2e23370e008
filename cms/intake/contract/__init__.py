"""What other systems send and get, apart from how it is checked and written."""
