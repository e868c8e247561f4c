"""The senders that an RCS message can be handed to: one module each."""
