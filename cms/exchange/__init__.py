"""Import of message files: what is in them, what it would change here, and doing exactly that.

Values, without Django, in this order; each step knows only those before it::

    reading     bytes -> entries, or why a file cannot be used; `locating` says of which locale
    packed      the files in an archive
    files       files of any format (`templates_lib.formats`) -> one file a locale; `deriving` makes
                keys for texts that have none, `plurals` makes plurals of others ours
    profile     which keys are messages, and where each field goes; `guessing` proposes one
    grouping    entries -> messages with fields, and keys that are left out
    wording     one text in our language; `syntaxes` finds other people's placeholders in it
    building    fields -> the content of a variant
    sheets      files + profile -> Sheet: every template and variant that the files ask for
    plan        Plan: what would happen, row by row

With Django: `standing` (what is here now), `families` (a family as a plan would leave it),
`planning` (Sheet -> Plan), `writing` (the rows of a plan), `importing` (the verb that carries a
plan out), `kept` (uploads between the two pages), `forms`, `settings_form`, `listing` (a plan in
words), `views`, `viewsets`, `report` (the command's text).

Texts for translators: `exporting` gives them out under `addresses`, `returning` plans what comes
back, `proposing` tells the two kinds of files apart. `memory` and `term_files` are the pairs and
the terms; `export_views` is their page. `memory_files` are memories of others, and `file_kinds` and
`file_views` take them and terms in.

Many rows: `bulk` writes them, `spool` keeps their plan, `running` works beside the requests
(`cms.jobs`), `long_views` and `download_views` show it.

Message documents that come over the API: `push_heads` and `push_planning` (documents -> a plan),
`pushing` (the verb).
"""
