set local lock_timeout = '2s';

comment on column evidence.seen is 'data_version and record_version of the symbols of the scope, added.';
