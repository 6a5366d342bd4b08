package bellwether.trading.portfolio.http;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.PortfolioRecords;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.portfolio.StrategyPlace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which portfolio an order is for: the one that its body names, or the only one there is; and
/// which of its strategies.
final class NamedPortfolio {
    private static final String FIELD = "/portfolio";
    private static final String STRATEGY = "/strategy";

    private final PortfolioAccounts accounts;

    NamedPortfolio(PortfolioAccounts accounts) {
        this.accounts = accounts;
    }

    /// A named one is not looked up: what is done with it refuses one that the owner has not.
    PortfolioId of(Context ctx, ObjectNode body) {
        JsonNode named = body.path("portfolio");
        boolean absent = named.isMissingNode() || named.isNull();
        if (!absent && !named.isTextual()) {
            throw Refusal.invalid(
                    FIELD, "must be the id of a portfolio such as pf_1, was " + named);
        }
        return absent
                ? accounts.records().chosen(TradePaths.owner(ctx), Optional.empty(), FIELD).id()
                : PortfolioRecords.id(named.textValue(), FIELD);
    }

    /// Where an order belongs that is asked about before it is sent: to the strategy that is named,
    /// else to what is traded by hand.
    ///
    /// @param named the `strategy`, apart from the body, as an order names it in its path
    /// @throws Refusal where the owner has none of this id, or it is of another portfolio
    StrategyPlace place(Context ctx, ObjectNode body, @Nullable JsonNode named) {
        String owner = TradePaths.owner(ctx);
        if (named == null || named.isNull()) {
            return accounts.records().manual(owner, of(ctx, body));
        }
        StrategyId id =
                StrategyId.parse(named.isTextual() ? named.textValue() : "")
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        STRATEGY,
                                        "must be the id of a strategy such as st_12, was "
                                                + Quoted.json(named)));
        StrategyPlace place = accounts.records().place(owner, id);
        if (body.hasNonNull("portfolio")) {
            requireOf(of(ctx, body), place);
        }
        return place;
    }

    private static void requireOf(PortfolioId portfolio, StrategyPlace place) {
        if (!place.portfolio().equals(portfolio)) {
            throw Refusal.invalid(
                    STRATEGY,
                    "must be one of %s, was %s of %s: GET /api/v1/strategies?portfolio=%s lists them"
                            .formatted(portfolio, place.strategy(), place.portfolio(), portfolio));
        }
    }
}
