package bellwether.trading.portfolio.http;

import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.PortfolioRecords;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;

/// Which portfolio an order is for: the one that its body names, or the only one there is.
final class NamedPortfolio {
    private static final String FIELD = "/portfolio";

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
}
