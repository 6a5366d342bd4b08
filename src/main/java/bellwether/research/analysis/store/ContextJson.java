package bellwether.research.analysis.store;

import bellwether.research.analysis.context.AnalysisContext;
import bellwether.research.analysis.context.Confluence;
import bellwether.research.analysis.context.PriceZone;
import bellwether.research.analysis.context.RecentPatterns;
import bellwether.research.analysis.context.Regime;
import bellwether.research.analysis.context.TimeframeTrend;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of [AnalysisJson] that tells what lies around the votes: regime, weeks and months,
/// patterns, supports and resistances.
final class ContextJson {
    private ContextJson() {}

    static void write(JsonGenerator json, AnalysisContext context) throws IOException {
        regime(json, context.regime());
        confluence(json, context.confluence());
        patterns(json, context.patterns());
        json.writeObjectFieldStart("zones");
        zones(json, "supports", context.zones().supports());
        zones(json, "resistances", context.zones().resistances());
        json.writeStringField("method", context.zones().method());
        json.writeEndObject();
    }

    private static void regime(JsonGenerator json, Regime regime) throws IOException {
        json.writeObjectFieldStart("regime");
        json.writeStringField("kind", regime.kind().key());
        json.writeNumberField("adx", regime.adx());
        json.writeNumberField("ema20", regime.ema20());
        json.writeNumberField("ema50", regime.ema50());
        json.writeNumberField("atr_percent", regime.atrPercent());
        AnalysisJson.number(json, "usual_atr_percent", regime.usualAtrPercent());
        json.writeStringField("message", regime.words());
        json.writeEndObject();
    }

    private static void confluence(JsonGenerator json, Confluence confluence) throws IOException {
        json.writeObjectFieldStart("confluence");
        frame(json, "weekly", confluence.weekly());
        frame(json, "monthly", confluence.monthly());
        Integer agreeing = confluence.agreeing();
        if (agreeing == null) {
            json.writeNullField("agreeing");
        } else {
            json.writeNumberField("agreeing", agreeing);
        }
        json.writeStringField("message", confluence.words());
        json.writeEndObject();
    }

    private static void frame(JsonGenerator json, String name, TimeframeTrend frame)
            throws IOException {
        json.writeObjectFieldStart(name);
        TimeframeTrend.Trend trend = frame.trend();
        LocalDate last = frame.lastSession();
        text(json, "trend", trend == null ? null : trend.key());
        json.writeNumberField("bars", frame.bars());
        text(json, "last_session_on", last == null ? null : last.toString());
        AnalysisJson.number(json, "close", frame.close());
        AnalysisJson.number(json, "ema_quick", frame.emaQuick());
        AnalysisJson.number(json, "ema_slow", frame.emaSlow());
        AnalysisJson.number(json, "rsi14", frame.rsi14());
        json.writeStringField("message", frame.words());
        json.writeEndObject();
    }

    private static void patterns(JsonGenerator json, RecentPatterns patterns) throws IOException {
        json.writeObjectFieldStart("patterns");
        candles(json, patterns.candles());
        charts(json, patterns.charts());
        AnalysisJson.texts(json, "unknown", patterns.unknown());
        json.writeEndObject();
    }

    private static void candles(JsonGenerator json, @Nullable List<RecentPatterns.Candle> candles)
            throws IOException {
        if (candles == null) {
            json.writeNullField("candlesticks");
            return;
        }
        json.writeArrayFieldStart("candlesticks");
        for (RecentPatterns.Candle candle : candles) {
            json.writeStartObject();
            json.writeStringField("pattern", candle.name());
            json.writeStringField("direction", candle.direction());
            json.writeNumberField("value", candle.value());
            json.writeNumberField("age", candle.age());
            json.writeStringField("date", candle.date().toString());
            json.writeStringField("message", candle.meaning());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void charts(JsonGenerator json, @Nullable List<RecentPatterns.Chart> charts)
            throws IOException {
        if (charts == null) {
            json.writeNullField("charts");
            return;
        }
        json.writeArrayFieldStart("charts");
        for (RecentPatterns.Chart chart : charts) {
            json.writeStartObject();
            json.writeStringField("pattern", chart.name());
            json.writeStringField("direction", chart.direction());
            json.writeNumberField("age", chart.age());
            json.writeStringField("date", chart.date().toString());
            AnalysisJson.number(json, "level", chart.level());
            AnalysisJson.number(json, "target", chart.target());
            text(json, "target_unknown", chart.targetUnknown());
            json.writeNumberField("quality", chart.quality());
            json.writeStringField("message", chart.meaning());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void zones(JsonGenerator json, String name, List<PriceZone> zones)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (PriceZone zone : zones) {
            json.writeStartObject();
            json.writeNumberField("price", zone.price());
            json.writeNumberField("touches", zone.touches());
            json.writeStringField("last_touch_on", zone.lastTouch().toString());
            json.writeNumberField("distance_percent", zone.distancePercent());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value)
            throws IOException {
        json.writeFieldName(name);
        json.writeString(value); // null, if it is
    }
}
