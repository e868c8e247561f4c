"""Writing the release log: one numbered, immutable release for each change of what is live.

A release is of one brand in one environment. `append` and `withdraw` belong to publishing; the
verbs on many texts at once (`roll_back`, `promote`, `refresh`) each have a twin that only plans,
which is the dry run. All run in one transaction: all or nothing.
"""

from cms.releases._contents import frozen_document, store
from cms.releases._labels import label, remove_label
from cms.releases._log import Change, address_of_entry, lock, one_release
from cms.releases._plan import Plan, PlannedChange, compare
from cms.releases._promote import plan_promotion, promote
from cms.releases._publishing import append, withdraw
from cms.releases._receipts import approval_of, waiver_receipt
from cms.releases._refresh import follow_brand, plan_following, plan_refresh, refresh
from cms.releases._roll_back import plan_roll_back, roll_back
from cms.releases._snippets import plan_snippets, release_snippets, worsened
from cms.releases._together import Prepared, plan_together, publish_together

__all__ = [
    "Change",
    "Plan",
    "PlannedChange",
    "Prepared",
    "address_of_entry",
    "append",
    "approval_of",
    "compare",
    "follow_brand",
    "frozen_document",
    "label",
    "lock",
    "one_release",
    "plan_following",
    "plan_promotion",
    "plan_refresh",
    "plan_roll_back",
    "plan_snippets",
    "plan_together",
    "promote",
    "publish_together",
    "refresh",
    "release_snippets",
    "remove_label",
    "roll_back",
    "store",
    "waiver_receipt",
    "withdraw",
    "worsened",
]
