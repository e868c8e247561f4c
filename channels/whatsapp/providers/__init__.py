"""Who carries a WhatsApp message: each module is one request of one sender's API."""
