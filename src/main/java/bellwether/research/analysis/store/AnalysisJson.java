package bellwether.research.analysis.store;

import bellwether.market.quality.Warning;
import bellwether.platform.base.Json;
import bellwether.research.analysis.Analysis;
import bellwether.research.analysis.context.DataQuality;
import bellwether.research.analysis.context.Performance;
import bellwether.research.analysis.context.PriceJump;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.plan.PlanLevels;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes analyses as JSON, straight to bytes. To the byte what [Json#bytes] makes of one, which a
/// test holds, without the reflection that costs a market's job a tenth of its time.
///
/// Holds scratch space, so each thread needs its own.
public final class AnalysisJson {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);

    public byte[] write(Analysis analysis) {
        bytes.reset();
        try (JsonGenerator json = Json.shared().getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            head(json, analysis);
            plan(json, analysis.plan());
            levels(json, analysis.levels());
            VotesJson.write(json, analysis);
            SurroundingsJson.write(json, analysis);
            performance(json, analysis.performance());
            VotesJson.changes(json, analysis.wouldChange());
            quality(json, analysis.dataQuality());
            warnings(json, analysis.warnings());
            json.writeFieldName("profile_numbers");
            json.writeRawValue(analysis.profileNumbers());
            terms(json, analysis.terms());
            json.writeStringField("bars_hash", analysis.barsHash());
            json.writeNumberField("data_version", analysis.dataVersion());
            json.writeNumberField("formula_version", analysis.formulaVersion());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory could not be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void head(JsonGenerator json, Analysis analysis) throws IOException {
        json.writeStringField("ticker", analysis.ticker());
        if (analysis.askedAs().isPresent()) {
            json.writeStringField("asked_as", analysis.askedAs().get());
        }
        json.writeStringField("timeframe", analysis.timeframe());
        json.writeStringField("as_of", analysis.asOf().toString());
        if (analysis.asOfRequested().isPresent()) {
            json.writeStringField("as_of_requested", analysis.asOfRequested().get().toString());
        }
        json.writeBooleanField("recomputed", analysis.recomputed());
        json.writeNumberField("days_old", analysis.daysOld());
        json.writeBooleanField("stale", analysis.stale());
        json.writeBooleanField("actionable", analysis.actionable());
        texts(json, "source", analysis.source());
        json.writeBooleanField("synthetic", analysis.synthetic());
        json.writeStringField("profile", analysis.profile());
        json.writeNumberField("capital", analysis.capital());
        json.writeStringField("currency", analysis.currency());
        json.writeStringField("price_unit", analysis.priceUnit());
        json.writeStringField("currency_source", analysis.currencySource().key());
        if (analysis.currencyNote().isPresent()) {
            json.writeStringField("currency_note", analysis.currencyNote().get());
        }
        json.writeStringField("verdict", analysis.verdict().name());
        json.writeNumberField("score", analysis.score());
        json.writeNumberField("last_close", analysis.lastClose());
    }

    private static void plan(JsonGenerator json, Plan plan) throws IOException {
        json.writeObjectFieldStart("plan");
        json.writeBooleanField("actionable", plan.actionable());
        switch (plan) {
            case Plan.Stale stale -> without(json, stale);
            case Plan.TooCoarse tooCoarse -> without(json, tooCoarse);
            case Plan.Recomputed recomputed -> {
                without(json, recomputed);
                json.writeObjectFieldStart("then");
                trade(json, recomputed.then());
                json.writeEndObject();
            }
            case Plan.None none -> {
                json.writeStringField("explanation", none.explanation());
                json.writeStringField("side", none.side());
                json.writeNumberField("shares", none.shares());
            }
            case Plan.Trade trade -> trade(json, trade);
        }
        json.writeEndObject();
    }

    private static void without(JsonGenerator json, Plan plan) throws IOException {
        json.writeStringField("explanation", plan.explanation());
        json.writeStringField("side", plan.side());
        json.writeNullField("shares");
    }

    private static void trade(JsonGenerator json, Plan.Trade trade) throws IOException {
        json.writeStringField("side", trade.side());
        number(json, "shares", trade.shares());
        MoneyJson.units(json, trade.units());
        json.writeObjectFieldStart("entry");
        json.writeNumberField("price", trade.entry().price());
        json.writeStringField("method", trade.entry().method().key());
        json.writeStringField("words", trade.entry().words());
        json.writeEndObject();
        json.writeNumberField("stop", trade.stop());
        json.writeNumberField("target", trade.target());
        json.writeNumberField("reward_risk", trade.rewardRisk());
        number(json, "position_value", trade.positionValue());
        number(json, "capital_at_risk", trade.capitalAtRisk());
        json.writeNumberField("risk_percent", trade.riskPercent());
        json.writeNumberField("position_limit_percent", trade.positionLimitPercent());
        json.writeNumberField("cost_percent", trade.costPercent());
        json.writeStringField("stop_method", trade.stopMethod());
        if (trade.maxBars().isPresent()) {
            json.writeNumberField("max_bars", trade.maxBars().getAsInt());
        }
        json.writeStringField("explanation", trade.explanation());
    }

    private static void levels(JsonGenerator json, PlanLevels levels) throws IOException {
        json.writeObjectFieldStart("levels");
        json.writeNumberField("close", levels.close());
        json.writeNumberField("support", levels.support());
        json.writeNumberField("resistance", levels.resistance());
        json.writeNumberField("ema20", levels.ema20());
        json.writeNumberField("atr", levels.atr());
        json.writeNumberField("narrow_high", levels.narrowHigh());
        json.writeNumberField("narrow_low", levels.narrowLow());
        json.writeEndObject();
    }

    private static void performance(JsonGenerator json, Performance found) throws IOException {
        json.writeObjectFieldStart("performance");
        number(json, "year_high", found.yearHigh());
        number(json, "from_year_high_percent", found.fromYearHighPercent());
        number(json, "year_low", found.yearLow());
        number(json, "from_year_low_percent", found.fromYearLowPercent());
        numbers(json, "returns_percent", found.returnsPercent());
        number(json, "volatility_percent", found.volatilityPercent());
        json.writeObjectFieldStart("drawdown");
        json.writeNumberField("percent", found.drawdown().percent());
        json.writeStringField("peak", found.drawdown().peak().toString());
        json.writeStringField("trough", found.drawdown().trough().toString());
        json.writeEndObject();
        number(json, "average_turnover", found.averageTurnover());
        json.writeStringField("turnover_currency", found.turnoverCurrency());
        number(json, "strength", found.strength());
        texts(json, "unknown", found.unknown());
        json.writeEndObject();
    }

    private static void quality(JsonGenerator json, DataQuality quality) throws IOException {
        json.writeObjectFieldStart("data_quality");
        json.writeNumberField("bars", quality.bars());
        json.writeNumberField("excluded", quality.excluded());
        json.writeStringField("first", quality.first().toString());
        json.writeStringField("last", quality.last().toString());
        json.writeNumberField("gaps", quality.gaps());
        json.writeNumberField("largest_gap_days", quality.largestGapDays());
        json.writeNumberField("jump_count", quality.jumpCount());
        json.writeArrayFieldStart("jumps");
        for (PriceJump jump : quality.jumps()) {
            json.writeStartObject();
            json.writeStringField("date", jump.date().toString());
            json.writeNumberField("ratio", jump.ratio());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("days_old", quality.daysOld());
        json.writeBooleanField("stale", quality.stale());
        json.writeNumberField("stale_sessions", quality.staleSessions());
        if (quality.stableFrom().isPresent()) {
            json.writeStringField("stable_from", quality.stableFrom().get().toString());
        }
        json.writeStringField("adjustment", quality.adjustment());
        texts(json, "warnings", quality.warnings());
        json.writeEndObject();
    }

    private static void warnings(JsonGenerator json, List<Warning> warnings) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Warning warning : warnings) {
            json.writeStartObject();
            json.writeStringField("kind", warning.kind());
            json.writeStringField("severity", warning.severity());
            json.writeNumberField("score", warning.score());
            json.writeStringField("from", warning.from());
            json.writeStringField("to", warning.to());
            json.writeNumberField("count", warning.count());
            json.writeStringField("words", warning.words());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void terms(JsonGenerator json, AnalysisOptions terms) throws IOException {
        json.writeObjectFieldStart("terms");
        if (terms.riskPercent().isPresent()) {
            json.writeNumberField("risk_percent", terms.riskPercent().get());
        }
        if (terms.positionLimitPercent().isPresent()) {
            json.writeNumberField("position_limit_percent", terms.positionLimitPercent().get());
        }
        if (terms.rewardRisk().isPresent()) {
            json.writeNumberField("reward_risk", terms.rewardRisk().get());
        }
        if (terms.capitalCurrency().isPresent()) {
            json.writeStringField("capital_currency", terms.capitalCurrency().get());
        }
        json.writeEndObject();
    }

    static void number(JsonGenerator json, String name, @Nullable Double value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    static void number(JsonGenerator json, String name, @Nullable BigDecimal value)
            throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value); // null, if it is
    }

    static void numbers(JsonGenerator json, String name, Map<String, Double> values)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Double> entry : values.entrySet()) {
            number(json, entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    static void texts(JsonGenerator json, String name, Map<String, String> values)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : values.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
