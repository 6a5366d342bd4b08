package bellwether.research.analysis.store;

import bellwether.market.money.CurrencySource;
import bellwether.market.money.PriceUnit;
import bellwether.market.money.SymbolUnits;
import bellwether.market.rates.FxLeg;
import bellwether.market.rates.FxRate;
import bellwether.research.analysis.plan.OwnCapital;
import bellwether.research.analysis.plan.PlanMoney;
import bellwether.research.analysis.plan.PlanUnits;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The money of an analysis as JSON, and back from what is stored.
final class MoneyJson {
    private MoneyJson() {}

    static void units(JsonGenerator json, PlanUnits units) throws IOException {
        json.writeStringField("currency", units.currency());
        json.writeStringField("price_unit", units.priceUnit());
        json.writeNumberField("tick", units.tick());
        json.writeStringField("tick_source", units.tickSource());
        json.writeNumberField("lot", units.lot());
        AnalysisJson.number(json, "capital", units.capital());
        if (units.fx().isPresent()) {
            rate(json, units.fx().get());
        }
    }

    private static void rate(JsonGenerator json, FxRate rate) throws IOException {
        json.writeObjectFieldStart("fx");
        json.writeStringField("from", rate.from());
        json.writeStringField("to", rate.to());
        json.writeNumberField("rate", rate.rate());
        json.writeStringField("symbol", rate.symbol());
        json.writeStringField("date", rate.date().toString());
        json.writeArrayFieldStart("legs");
        for (FxLeg leg : rate.legs()) {
            json.writeStartObject();
            json.writeStringField("symbol", leg.symbol());
            json.writeStringField("date", leg.date().toString());
            json.writeNumberField("close", leg.close());
            json.writeBooleanField("inverse", leg.inverse());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

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
                        text(document, "currency_note"),
                        Optional.ofNullable(plan.get("tick"))
                                .filter(_ -> plan.path("tick_source").asText().equals("stated"))
                                .map(JsonNode::decimalValue),
                        plan.has("lot") ? plan.get("lot").decimalValue() : BigDecimal.ONE,
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
        if (plan.path("capital").isNull()) {
            return new OwnCapital.Unknown(
                    plan.path("explanation").asText().replaceFirst("^no shares: ", ""));
        }
        BigDecimal amount = asked.get().money(given);
        Optional<FxRate> rate = rate(plan.path("fx"));
        int digits = Math.max(2, units.unit().map(PriceUnit::digits).orElse(2));
        return new OwnCapital.Known(
                rate.map(known -> known.convert(amount, digits)).orElse(amount), rate);
    }

    /// Made anew of its closes.
    private static Optional<FxRate> rate(JsonNode fx) {
        if (fx.isMissingNode()) {
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
