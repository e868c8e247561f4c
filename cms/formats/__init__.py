"""How the interface writes dates where Django's own way would surprise our readers."""
