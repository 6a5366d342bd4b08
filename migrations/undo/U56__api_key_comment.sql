set local lock_timeout = '2s';

comment on table api_key is 'Rows are never deleted, so that the audit can always say whose key it was.';
