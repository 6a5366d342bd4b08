set local lock_timeout = '2s';

-- allow blocking-index: analyses are partitioned, so that no index of theirs can be built beside writers; those wait until it is built, and the other one is of few rows
create index analysis_of_owner on analysis (owner, id desc);

-- Each look at bars that stop coming asks for what was said of a rule so far.
create index alert_of_silence on alert (origin) where kind in ('unknown', 'known');
