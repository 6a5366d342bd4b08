set local lock_timeout = '2s';

-- No data goes: renames of symbols are refused again where the ledger has entries of them.
drop trigger ledger_is_append_only on ledger;

create trigger ledger_is_append_only before update on ledger
    for each statement execute function refuse_to_change_ledger();
