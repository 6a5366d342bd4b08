package bellwether.frontend.legacy;

import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which portfolio an older client means: the one that it names, or the only one there is.
final class OlderPortfolio {
    private final PortfolioAccounts accounts;

    OlderPortfolio(PortfolioAccounts accounts) {
        this.accounts = accounts;
    }

    Portfolio of(String owner, Optional<String> named) {
        if (named.isPresent()) {
            return PortfolioId.parse(named.get())
                    .flatMap(id -> accounts.records().find(owner, id))
                    .orElseThrow(() ->
                            Refusal.notFound(
                                    "unknown_portfolio", "No portfolio " + named.get() + "."));
        }
        List<Portfolio> all = accounts.records().list(owner, 0, 2);
        if (all.size() != 1) {
            throw Refusal.invalid(
                    "/portfolio_id",
                    all.isEmpty()
                            ? "must be given: there is no portfolio yet, make one by POST /api/v1/portfolios"
                            : "must be given, as there are several portfolios");
        }
        return all.getFirst();
    }

    /// Whether a user that an older client names is the caller.
    static boolean isOwn(@Nullable String userId, String owner) {
        return userId == null || userId.equals(owner);
    }
}
