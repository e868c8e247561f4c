"""WhatsApp: templates as Meta reviews them, their buttons, carousels, offers and codes.

>>> CHANNEL.measure({"body": "Hei! *Pakken* er kommet."})["body"].value
24
"""

from channels.whatsapp._whatsapp import WhatsApp

__all__ = ["CHANNEL", "WhatsApp"]

CHANNEL = WhatsApp()
