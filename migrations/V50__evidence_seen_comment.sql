set local lock_timeout = '2s';

comment on column evidence.seen is 'data_version and record_version of the daily bars of the symbols of the scope, added; for tracked screens of an owner, with a hash of what entered them. Cards whose number is another now are made again.';
