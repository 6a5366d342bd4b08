package bellwether.desk.fit.source;

import bellwether.desk.fit.select.FitHolding;
import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.AccountView;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.Portfolios;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The money that a fit is for.
///
/// @param currency empty where no plan needs one
/// @param capital of which limits are percentages
/// @param cash that may be spent
/// @param held positions and opening orders that are there already
public record FitAccount(
        Optional<String> currency, BigDecimal capital, BigDecimal cash, List<FitHolding> held) {
    public FitAccount {
        held = List.copyOf(held);
    }

    /// A portfolio as it is now.
    ///
    /// @throws Refusal 404 for one that is not the owner's, 409 where its value is not known
    public static FitAccount of(Portfolios portfolios, String owner, PortfolioId id) {
        AccountView view = portfolios.accounts().view(owner, id);
        JsonNode risk = portfolios.risk(owner, id);
        String currency = risk.get("currency").asText();
        BigDecimal equity =
                view.equity()
                        .orElseThrow(() ->
                                unvalued(
                                        id,
                                        "its equity in %s is not known, as an exchange rate is missing"
                                                .formatted(currency),
                                        "import the rate that GET /api/v1/portfolios/%s names as missing"
                                                .formatted(id)));
        List<FitHolding> held = new ArrayList<>();
        for (JsonNode position : risk.get("positions")) {
            if (!position.get("value").isNumber() || !position.get("loss").isNumber()) {
                String ticker = position.get("ticker").asText();
                throw unvalued(
                        id,
                        "%s shares of %s have no value: %s"
                                .formatted(
                                        position.get("quantity").decimalValue().toPlainString(),
                                        ticker,
                                        position.get("unknown").asText()),
                        "import newer prices of %s (./run.sh import --ticker=%s FILE)"
                                .formatted(ticker, ticker));
            }
            held.add(
                    new FitHolding(
                            position.get("ticker").asText(),
                            position.get("quantity").decimalValue().signum() < 0 ? -1 : 1,
                            position.get("value").decimalValue(),
                            position.get("loss").decimalValue(),
                            Optional.ofNullable(position.get("sector").textValue())));
        }
        return new FitAccount(
                Optional.of(currency),
                equity,
                view.free().getOrDefault(currency, BigDecimal.ZERO),
                held);
    }

    private static Refusal unvalued(PortfolioId id, String why, String step) {
        return Refusal.conflict(
                "portfolio_not_valued",
                "Portfolio %s cannot be filled within limits: %s. To go on, %s, or send capital in place of portfolio."
                        .formatted(id, why, step));
    }
}
