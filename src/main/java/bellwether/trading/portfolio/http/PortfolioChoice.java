package bellwether.trading.portfolio.http;

import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;

/// Which portfolio an order is for: the one that its body names, or the only one there is.
final class PortfolioChoice {
    private final PortfolioAccounts accounts;

    PortfolioChoice(PortfolioAccounts accounts) {
        this.accounts = accounts;
    }

    PortfolioId of(Context ctx, ObjectNode body) {
        JsonNode named = body.path("portfolio");
        if (named.isTextual()) {
            String text = named.textValue();
            return PortfolioId.parse(text)
                    .orElseThrow(() ->
                            Refusal.invalid(
                                    "/portfolio",
                                    "must be the id of a portfolio such as pf_1, was " + text));
        }
        if (!named.isMissingNode() && !named.isNull()) {
            throw Refusal.invalid(
                    "/portfolio", "must be the id of a portfolio such as pf_1, was " + named);
        }
        List<Portfolio> all = accounts.records().list(TradePaths.owner(ctx), 0, 2);
        if (all.size() != 1) {
            throw Refusal.invalid(
                    "/portfolio",
                    all.isEmpty()
                            ? "must be given: there is no portfolio yet, make one by POST /api/v1/portfolios"
                            : "must be given, as there are several portfolios");
        }
        return all.getFirst().id();
    }
}
