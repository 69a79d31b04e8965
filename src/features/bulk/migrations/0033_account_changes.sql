-- Records are changed in bulk as well: owner, team, categories, status, into the bin and out of it.
alter table bulk_change drop constraint bulk_change_kind_check;
alter table bulk_change add constraint bulk_change_kind_check check (kind in ('change-follow-ups', 'complete-follow-ups',
  'close-gaps', 'change-accounts', 'change-statuses'));
