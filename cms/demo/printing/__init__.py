"""Makes the files of the demonstration. A tool of development: it needs the packages of requirements-dev.txt."""
