package bellwether.research.analysis.store;

import bellwether.market.quality.Warning;
import bellwether.platform.base.Json;
import bellwether.research.analysis.Analysis;
import bellwether.research.analysis.AnalysisInputs;
import bellwether.research.analysis.AnalysisSubject;
import bellwether.research.analysis.context.DataQuality;
import bellwether.research.analysis.context.Performance;
import bellwether.research.analysis.context.PriceJump;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.PlanJson;
import bellwether.research.analysis.plan.PlanLevels;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
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
            json.writeFieldName("plan");
            PlanJson.write(json, analysis.plan());
            levels(json, analysis.levels());
            VotesJson.write(json, analysis.votes());
            ContextJson.write(json, analysis.context());
            performance(json, analysis.context().performance());
            VotesJson.changes(json, analysis.votes().wouldChange());
            quality(json, analysis.dataQuality());
            warnings(json, analysis.warnings());
            json.writeFieldName("profile_numbers");
            json.writeRawValue(analysis.inputs().profileNumbers());
            terms(json, analysis.inputs().terms());
            json.writeStringField("bars_hash", analysis.versions().barsHash());
            json.writeNumberField("data_version", analysis.versions().dataVersion());
            json.writeNumberField("formula_version", analysis.versions().formulaVersion());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory could not be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void head(JsonGenerator json, Analysis analysis) throws IOException {
        AnalysisSubject subject = analysis.subject();
        json.writeStringField("ticker", subject.ticker());
        json.writeStringField("asked_as", subject.askedAs().orElse(null));
        json.writeStringField("timeframe", subject.timeframe());
        json.writeStringField("as_of", subject.asOf().toString());
        json.writeStringField(
                "as_of_requested", subject.asOfRequested().map(LocalDate::toString).orElse(null));
        json.writeBooleanField("recomputed", subject.recomputed());
        json.writeNumberField("days_old", analysis.daysOld());
        json.writeBooleanField("stale", analysis.stale());
        json.writeBooleanField("actionable", analysis.actionable());
        texts(json, "sources", subject.sources());
        json.writeBooleanField("synthetic", subject.synthetic());
        inputs(json, analysis.inputs());
        json.writeStringField("verdict", analysis.votes().verdict().name());
        json.writeNumberField("score", analysis.votes().score());
        json.writeNumberField("last_close", analysis.lastClose());
    }

    private static void inputs(JsonGenerator json, AnalysisInputs inputs) throws IOException {
        json.writeStringField("profile", inputs.profile());
        json.writeNumberField("capital", inputs.capital());
        json.writeStringField("currency", inputs.currency());
        json.writeStringField("price_unit", inputs.priceUnit());
        json.writeStringField("currency_source", inputs.currencySource().key());
        json.writeStringField("currency_message", inputs.currencyNote().orElse(null));
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
        json.writeStringField("peak_on", found.drawdown().peak().toString());
        json.writeStringField("trough_on", found.drawdown().trough().toString());
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
        json.writeStringField("first_on", quality.first().toString());
        json.writeStringField("last_on", quality.last().toString());
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
        json.writeNumberField("days_old", quality.age().daysOld());
        json.writeBooleanField("stale", quality.age().stale());
        json.writeNumberField("stale_sessions", quality.age().staleSessions());
        json.writeStringField(
                "stable_from", quality.stableFrom().map(LocalDate::toString).orElse(null));
        json.writeStringField("adjustment", quality.adjustment());
        json.writeEndObject();
    }

    private static void warnings(JsonGenerator json, List<Warning> warnings) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Warning warning : warnings) {
            json.writeStartObject();
            json.writeStringField("code", warning.code());
            json.writeStringField("severity", warning.severity());
            number(json, "score", warning.score());
            json.writeStringField("from", warning.from());
            json.writeStringField("to", warning.to());
            json.writeObjectField("count", warning.count());
            json.writeStringField("message", warning.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void terms(JsonGenerator json, AnalysisOptions terms) throws IOException {
        json.writeObjectFieldStart("terms");
        number(json, "risk_percent", terms.riskPercent().orElse(null));
        number(json, "position_limit_percent", terms.positionLimitPercent().orElse(null));
        number(json, "reward_risk", terms.rewardRisk().orElse(null));
        json.writeStringField("capital_currency", terms.capitalCurrency().orElse(null));
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
