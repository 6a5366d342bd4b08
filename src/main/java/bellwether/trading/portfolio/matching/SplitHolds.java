package bellwether.trading.portfolio.matching;

import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Suspected splits, because of which orders wait.
public final class SplitHolds {
    private final Jdbi jdbi;
    private final PortfolioAccounts accounts;
    private final InstantSource clock;
    private final MatchDao dao = new MatchDao();

    public SplitHolds(Jdbi jdbi, PortfolioAccounts accounts, InstantSource clock) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// All of a portfolio, the newest first.
    public List<SplitHold> of(Portfolio portfolio) {
        return jdbi.withHandle(h -> dao.holds(h, portfolio.id()));
    }

    /// Lets orders of a symbol go on, as the jump of its price was no split.
    ///
    /// @throws Refusal where none wait
    public void dismiss(String owner, Portfolio portfolio, String symbol) {
        accounts.change(
                owner,
                portfolio.id(),
                account -> {
                    boolean waited =
                            dao.decide(
                                    account.transaction(),
                                    portfolio.id(),
                                    symbol,
                                    SplitHold.DISMISSED,
                                    clock.instant());
                    if (!waited) {
                        throw Refusal.notFound(
                                "unknown_hold",
                                "No orders of %s are held in %s."
                                        .formatted(symbol, portfolio.id()));
                    }
                    account.release(symbol);
                    return true;
                });
    }
}
