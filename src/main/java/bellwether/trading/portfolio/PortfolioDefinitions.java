package bellwether.trading.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.Transactions;
import bellwether.trading.execution.AccountState;
import bellwether.trading.portfolio.store.AccountStore;
import bellwether.trading.portfolio.store.StoredAccount;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// Changes what owners say of their portfolios, and deletes them.
public final class PortfolioDefinitions {
    private final Transactions transactions;
    private final AccountStore store = new AccountStore();

    PortfolioDefinitions(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Changes what may change of a portfolio.
    ///
    /// @param seen the version that the caller has seen; empty for any
    /// @throws Refusal 412 when it is another by now
    public Portfolio redefine(
            String owner,
            PortfolioId id,
            Optional<Integer> seen,
            UnaryOperator<PortfolioDefinition> changed) {
        return transactions.in(h -> {
            Portfolio before =
                    store.lock(h, owner, id)
                            .orElseThrow(() -> PortfolioAccounts.unknown(id))
                            .portfolio();
            requireSeen(before, seen);
            PortfolioDefinition old = new PortfolioDefinition(before.name(), before.terms());
            PortfolioDefinition after = changed.apply(old);
            if (after.equals(old)) {
                return before;
            }
            if (!after.terms().equals(before.terms())) {
                requireNoOrders(h, id);
            }
            return store.redefine(h, owner, id, after);
        });
    }

    private static void requireSeen(Portfolio portfolio, Optional<Integer> seen) {
        if (seen.filter(version -> version != portfolio.version()).isPresent()) {
            throw moved();
        }
    }

    /// Someone else changed it first.
    public static Refusal moved() {
        return Refusal.of(
                RefusalKind.CHANGED,
                "portfolio_changed",
                "The portfolio has changed since: read it again and send its new ETag as If-Match.");
    }

    /// What orders cost, and whether they may go short, is not changed under a bar whose prices are
    /// known already.
    private void requireNoOrders(Handle h, PortfolioId id) {
        if (!store.read(h, id).orders().isEmpty()) {
            throw Refusal.conflict(
                    "orders_open",
                    "shorting, costs and auto_convert can be changed while no order is open: cancel them first, exits too.");
        }
    }

    /// Deletes a portfolio with all that it ever did.
    ///
    /// @param seen the version that the caller has seen; empty for any
    /// @throws Refusal where anything is open in it, and 412 when it is another version by now
    public void delete(String owner, PortfolioId id, Optional<Integer> seen) {
        transactions.in(h -> {
            StoredAccount stored =
                    store.lock(h, owner, id).orElseThrow(() -> PortfolioAccounts.unknown(id));
            requireSeen(stored.portfolio(), seen);
            AccountState state = stored.state();
            boolean holds =
                    state.positions().stream()
                            .anyMatch(position -> position.quantity().signum() != 0);
            if (holds || !state.orders().isEmpty()) {
                throw Refusal.conflict(
                        "not_flat",
                        "%s has open orders or positions: cancel and close them first."
                                .formatted(id));
            }
            store.delete(h, id);
            return true;
        });
    }
}
