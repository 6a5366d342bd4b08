set local lock_timeout = '2s';

-- Imports under way begin from their start again, and the lists of what became of each file of an
-- archive are gone, but for the first 100 that the reports hold.
drop table upload_file;
drop table upload_step;
