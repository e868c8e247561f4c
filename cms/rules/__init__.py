"""A brand's own rules: the form that writes them, and the trial against every stored text."""
