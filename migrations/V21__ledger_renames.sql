set local lock_timeout = '2s';

-- A symbol that is renamed keeps its entries: of the ledger nothing but the name of a symbol may change.
drop trigger ledger_is_append_only on ledger;

create trigger ledger_is_append_only
    before update of portfolio, seq, date, kind, currency, amount, strategy, reference, booked_at on ledger
    for each statement execute function refuse_to_change_ledger();
