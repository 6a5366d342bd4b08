package bellwether.technical.indicators.http;

import bellwether.platform.base.Json;
import bellwether.platform.base.WireNumbers;
import bellwether.technical.indicators.BarTime;
import bellwether.technical.indicators.BarTimes;
import bellwether.technical.indicators.ComputedIndicators;
import bellwether.technical.indicators.ComputedIndicators.Values;
import bellwether.technical.indicators.IndicatorColumn;
import bellwether.technical.ta.Parameter;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Indicators as JSON in columns, written as they lie in memory: nothing is made for each bar.
final class IndicatorsJson {
    private IndicatorsJson() {}

    static void write(Context ctx, ComputedIndicators computed) throws IOException {
        ctx.contentType("application/json");
        try (JsonGenerator json = Json.answers().getFactory().createGenerator(ctx.outputStream())) {
            json.writeStartObject();
            json.writePOJOField("basis", computed.basis());
            json.writePOJOField("benchmark", computed.benchmark());
            write(json, computed.days());
            json.writeArrayFieldStart("indicators");
            for (Values values : computed.indicators()) {
                write(json, values);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, BarTimes days) throws IOException {
        json.writeArrayFieldStart("dates");
        for (int bar = 0; bar < days.size(); bar++) {
            json.writeString(days.at(bar).toString());
        }
        json.writeEndArray();
        if (days.hasTimes()) {
            json.writeArrayFieldStart("times");
            for (int bar = 0; bar < days.size(); bar++) {
                json.writeString(days.time(bar).toString());
            }
            json.writeEndArray();
        }
    }

    private static void write(JsonGenerator json, Values values) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", values.choice().id());
        json.writeStringField("name", values.indicator().name());
        json.writeObjectFieldStart("params");
        List<Parameter> parameters = values.indicator().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            json.writeFieldName(parameters.get(i).name());
            WireNumbers.exact(json, values.choice().arguments().real(i));
        }
        if (values.choice().anchor().isPresent()) {
            json.writeStringField("anchor", values.choice().anchor().get());
        }
        json.writeEndObject();
        json.writeStringField("units", values.indicator().units());
        json.writeStringField("source", values.indicator().source());
        json.writeNumberField(
                "warm_up_bars", values.indicator().warmUp(values.choice().arguments()));
        moment(json, "first_value", "first_value_at", values.firstValue());
        moment(json, "stable_from", "stable_from_at", values.stableFrom());
        if (values.choice().anchor().isPresent()) {
            moment(json, "anchored_on", "anchored_at", values.anchoredAt());
        }
        json.writePOJOField("message", values.note());
        json.writeObjectFieldStart("values");
        for (int line = 0; line < values.lines().size(); line++) {
            json.writeFieldName(values.indicator().outputs().get(line));
            write(json, values.lines().get(line));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /// The day, or null; and the time, where bars have one.
    private static void moment(JsonGenerator json, String day, String at, Optional<BarTime> moment)
            throws IOException {
        json.writePOJOField(day, moment.map(BarTime::date));
        Instant time = moment.map(BarTime::time).orElse(null);
        if (time != null) {
            json.writeStringField(at, time.toString());
        }
    }

    private static void write(JsonGenerator json, IndicatorColumn line) throws IOException {
        json.writeStartArray();
        for (int bar = 0; bar < line.size(); bar++) {
            if (line.has(bar)) {
                WireNumbers.computed(json, line.at(bar));
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }
}
