set local lock_timeout = '2s';

-- Scans with their passes are gone, what was detected, and how far symbols were swept.

drop table detection_gap;
drop table detection;
drop sequence detection_number;
drop table swept_fault;
drop table swept;
alter table series drop column changed;
drop table scan_pass;
drop table sweep_request;
drop table sweep;
drop table sweep_clock;
drop table scan;
