"""The checks: a folder for each family, in it a file and a page for each rule."""
