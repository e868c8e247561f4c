"""The senders that a Viber message can be handed to: one module each."""
