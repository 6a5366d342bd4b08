package bellwether.research.analysis.store;

import bellwether.market.money.CurrencySource;
import bellwether.market.money.PriceUnit;
import bellwether.market.money.SymbolUnits;
import bellwether.market.rates.FxLeg;
import bellwether.market.rates.FxRate;
import bellwether.research.analysis.plan.OwnCapital;
import bellwether.research.analysis.plan.PlanMoney;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The money of an analysis, back from what is stored.
final class MoneyJson {
    private MoneyJson() {}

    /// The money that a stored analysis was reckoned in: what was known of the symbol and of rates
    /// on its day, which may be stated otherwise since.
    static PlanMoney stored(JsonNode document) {
        JsonNode shown = document.path("plan");
        JsonNode plan = shown.has("then") ? shown.get("then") : shown;
        SymbolUnits units =
                new SymbolUnits(
                        text(document, "price_unit").flatMap(PriceUnit::of),
                        text(document, "currency_source")
                                .flatMap(CurrencySource::of)
                                .orElse(CurrencySource.UNKNOWN),
                        text(document, "currency_message"),
                        Optional.ofNullable(plan.get("tick"))
                                .filter(JsonNode::isNumber)
                                .filter(_ -> plan.path("tick_source").asText().equals("stated"))
                                .map(JsonNode::decimalValue),
                        plan.path("lot").isNumber()
                                ? plan.get("lot").decimalValue()
                                : BigDecimal.ONE,
                        false);
        return new PlanMoney(units, capital(document, plan, units));
    }

    private static OwnCapital capital(JsonNode document, JsonNode plan, SymbolUnits units) {
        BigDecimal given = document.get("capital").decimalValue();
        Optional<PriceUnit> asked =
                text(document.path("terms"), "capital_currency").flatMap(PriceUnit::of);
        if (asked.isEmpty()) {
            return new OwnCapital.Known(given, Optional.empty());
        }
        boolean isTrade = plan.path("entry").isObject();
        if (isTrade && plan.path("capital").isNull()) {
            return new OwnCapital.Unknown(
                    plan.path("message").asText().replaceFirst("^no shares: ", ""));
        }
        BigDecimal amount = asked.get().money(given);
        Optional<FxRate> rate = rate(plan.path("fx"));
        int digits = Math.max(2, units.unit().map(PriceUnit::digits).orElse(2));
        return new OwnCapital.Known(
                rate.map(known -> known.convert(amount, digits)).orElse(amount), rate);
    }

    /// Made anew of its closes.
    private static Optional<FxRate> rate(JsonNode fx) {
        if (!fx.isObject()) {
            return Optional.empty();
        }
        List<FxLeg> legs = new ArrayList<>();
        for (JsonNode leg : fx.path("legs")) {
            legs.add(
                    new FxLeg(
                            leg.path("symbol").asText(),
                            LocalDate.parse(leg.path("date").asText()),
                            leg.path("close").decimalValue(),
                            leg.path("inverse").asBoolean()));
        }
        return Optional.of(FxRate.of(fx.path("from").asText(), fx.path("to").asText(), legs));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
