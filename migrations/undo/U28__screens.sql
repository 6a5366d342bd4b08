set local lock_timeout = '2s';

-- Sheets, saved screens and what they showed are gone.

drop table screen_row;
drop table screen_span;
drop table screen;
drop table sheet;
drop sequence sheet_stamp;
