set local lock_timeout = '2s';

comment on table api_key is 'Rows stay for as long as their owner does, so that the audit can say whose key it was; with the owner they are deleted.';
