"""A tree of files, for git: one directory a template, each text a file of its own.

    templates/KEY/template.json                what the template is: key, brand, placeholders ...
    templates/KEY/CHANNEL/LOCALE/body.txt      a text, with one line break at its end
    templates/KEY/CHANNEL/LOCALE/content.json  the rest, where a content is more than texts
    .budskap/base.json                         what both sides said when they last agreed

`layout` turns message documents into files and back, `merging` compares three sides, `syncing` is
the verbs. The key in ``template.json`` says which template it is: a directory may be moved and
renamed.
"""
