"""Message templates at providers: handed over for review, asked about, heard of, taken away.

A person queues what is published (`actions.submit`, by a POST); `worker` hands it over afterwards
and asks how it goes, through one of `backends`; `receiving` takes what a provider tells by itself.
Nothing is ever handed over by a GET. docs/provider-templates.md is for people,
docs/decisions/0028 says why it is built so.
"""
