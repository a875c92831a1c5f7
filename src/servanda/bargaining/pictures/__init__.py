"""Results as pictures: SVG and HTML that need no script, with all they show in words beside."""
