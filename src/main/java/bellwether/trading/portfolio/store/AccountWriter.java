package bellwether.trading.portfolio.store;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.StepResult;
import bellwether.trading.portfolio.PortfolioId;
import java.sql.Timestamp;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Writes what has changed of an account, in the transaction that holds its row.
final class AccountWriter {
    private final Handle h;
    private final PortfolioId id;
    private final Timestamp now;

    AccountWriter(Handle h, PortfolioId id, Instant now) {
        this.h = h;
        this.id = id;
        this.now = Timestamp.from(now);
    }

    /// @param change what happened between the two states
    void write(AccountState before, AccountState after, StoredChange change) {
        StepResult done = change.happened();
        new OrderWriter(h, id, now)
                .write(OrderWriter.changed(before.orders(), after.orders(), done.events()));
        BookWriter booked = new BookWriter(h, id, now);
        booked.fills(done.fills(), change.source());
        booked.ledger(done.ledger());
        new PositionWriter(h, id).write(before.positions(), after.positions());
        BalanceWriter balances = new BalanceWriter(h, id);
        balances.cash(before.balances(), after.balances());
        balances.marks(before.marks(), after.marks());
        balances.rates(before.rates(), after.rates());
        h.createUpdate(
                        """
                        update portfolio set ledger_seq = :ledger, order_seq = :order, ruined = :ruined
                        where id = :id
                        """)
                .bind("ledger", after.ledgerSequence())
                .bind("order", after.acceptSequence())
                .bind("ruined", after.ruined())
                .bind("id", id.number())
                .execute();
    }
}
