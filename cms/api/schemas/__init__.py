"""What may be asked and what is answered, as types; the OpenAPI document is made from them."""
