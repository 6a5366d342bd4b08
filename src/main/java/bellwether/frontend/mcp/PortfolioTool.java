package bellwether.frontend.mcp;

import bellwether.platform.base.Actor;
import bellwether.platform.http.Cursor;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.PortfolioRecords;
import bellwether.trading.portfolio.Portfolios;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// `get_portfolio`.
final class PortfolioTool implements AssistantTool {
    private static final String LIST = "portfolios";

    private static final ToolTerms TERMS =
            new ToolTerms(
                    "get_portfolio",
                    "Get a paper portfolio",
                    "A portfolio of paper money of the caller: equity in the portfolio's currency"
                            + " at the newest marks (null where a currency rate is missing), cash, and"
                            + " each position with quantity, cost, mark and unrealised and realised"
                            + " profit in the symbol's currency, after costs; and how its risk limits"
                            + " are used. Without portfolio it lists the caller's portfolios with"
                            + " equity and cash, without positions and risk, at most 25 a page. No"
                            + " order leaves this service.",
                    ToolSchema.text(
                                    "portfolio",
                                    "Id of a portfolio, such as pf_1; leave out to list all.")
                            .paged(),
                    "Call get_portfolio without portfolio to list the caller's portfolios and their"
                            + " ids.");

    /// Each is valued at this moment.
    private static final int MOST_LISTED = 25;

    private final Portfolios portfolios;

    PortfolioTool(Portfolios portfolios) {
        this.portfolios = portfolios;
    }

    @Override
    public ToolTerms terms() {
        return TERMS;
    }

    @Override
    public ToolAnswer answer(Actor actor, ToolArguments arguments) {
        return arguments
                .text("portfolio")
                .map(text -> one(actor.owner(), text, arguments))
                .orElseGet(() -> all(actor.owner(), arguments));
    }

    private ToolAnswer one(String owner, String text, ToolArguments arguments) {
        PortfolioId id = PortfolioRecords.id(text, ToolArguments.pointer("portfolio"));
        JsonNode account = portfolios.account(owner, id);
        JsonNode day = account.at("/portfolio/oldest_mark");
        List<JsonNode> positions = account.path("positions").valueStream().toList();
        String list = "positions of " + id;
        int from = Math.clamp(arguments.place(list, 0), 0, positions.size());
        int to = Math.min(positions.size(), from + arguments.limit());
        return ToolAnswer.of(
                        "portfolio %s of the caller; n is its positions, as_of its oldest mark"
                                .formatted(id),
                        positions.size(),
                        day.isTextual() ? day.textValue() : null)
                .with("portfolio", account.path("portfolio"))
                .with("positions", positions.subList(from, to))
                .with("risk", portfolios.risk(owner, id))
                .next(
                        to < positions.size()
                                ? Optional.of(Cursor.of(list, to).encode())
                                : Optional.empty());
    }

    private ToolAnswer all(String owner, ToolArguments arguments) {
        int limit = Math.min(MOST_LISTED, arguments.limit());
        List<Portfolio> found =
                portfolios.accounts().records().list(owner, arguments.place(LIST, 0), limit + 1);
        return ToolAnswer.of(
                        "portfolios of the caller; n is those of this page",
                        Math.min(limit, found.size()),
                        null)
                .page(
                        limit,
                        found,
                        portfolio -> portfolios.account(owner, portfolio.id()).path("portfolio"),
                        last -> Cursor.of(LIST, last.id().number()));
    }
}
