package bellwether.research.analysis.plan;

import bellwether.market.rates.FxLeg;
import bellwether.market.rates.FxRate;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans as JSON. All have the same fields; without a trade its prices, sizes and units are null.
public final class PlanJson extends StdSerializer<Plan> {
    private static final long serialVersionUID = 1;

    private static final String[] OF_A_TRADE = {
        "currency",
        "price_unit",
        "tick",
        "tick_source",
        "lot",
        "capital",
        "fx",
        "entry",
        "stop",
        "target",
        "reward_risk",
        "position_value",
        "capital_at_risk",
        "risk_percent",
        "position_limit_percent",
        "cost_percent",
        "stop_method",
        "max_bars"
    };

    PlanJson() {
        super(Plan.class);
    }

    @Override
    public void serialize(Plan plan, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        write(json, plan);
    }

    public static void write(JsonGenerator json, Plan plan) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("actionable", plan.actionable());
        head(json, plan);
        if (plan instanceof Plan.Trade trade) {
            trade(json, trade);
        } else {
            for (String name : OF_A_TRADE) {
                json.writeNullField(name);
            }
        }
        if (plan instanceof Plan.Recomputed recomputed) {
            json.writeObjectFieldStart("then");
            head(json, recomputed.then());
            trade(json, recomputed.then());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void head(JsonGenerator json, Plan plan) throws IOException {
        json.writeStringField("message", plan.explanation());
        json.writeStringField("side", plan.side());
        number(json, "shares", plan.shares());
    }

    /// The fields of [#OF_A_TRADE].
    private static void trade(JsonGenerator json, Plan.Trade trade) throws IOException {
        units(json, trade.units());
        json.writeObjectFieldStart("entry");
        json.writeNumberField("price", trade.entry().price());
        json.writeStringField("method", trade.entry().method().key());
        json.writeStringField("message", trade.entry().words());
        json.writeEndObject();
        json.writeNumberField("stop", trade.stop());
        json.writeNumberField("target", trade.target());
        json.writeNumberField("reward_risk", trade.rewardRisk());
        number(json, "position_value", trade.risk().positionValue());
        number(json, "capital_at_risk", trade.risk().capitalAtRisk());
        json.writeNumberField("risk_percent", trade.risk().riskPercent());
        json.writeNumberField("position_limit_percent", trade.risk().positionLimitPercent());
        json.writeNumberField("cost_percent", trade.risk().costPercent());
        json.writeStringField("stop_method", trade.stopMethod());
        if (trade.maxBars().isPresent()) {
            json.writeNumberField("max_bars", trade.maxBars().getAsInt());
        } else {
            json.writeNullField("max_bars");
        }
    }

    private static void units(JsonGenerator json, PlanUnits units) throws IOException {
        json.writeStringField("currency", units.currency());
        json.writeStringField("price_unit", units.priceUnit());
        json.writeNumberField("tick", units.tick());
        json.writeStringField("tick_source", units.tickSource());
        json.writeNumberField("lot", units.lot());
        number(json, "capital", units.capital());
        rate(json, units.fx());
    }

    private static void rate(JsonGenerator json, Optional<FxRate> known) throws IOException {
        if (known.isEmpty()) {
            json.writeNullField("fx");
            return;
        }
        FxRate rate = known.get();
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

    private static void number(JsonGenerator json, String name, @Nullable BigDecimal value)
            throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value); // null, if it is
    }
}
