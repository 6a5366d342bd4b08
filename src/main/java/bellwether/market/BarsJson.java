package bellwether.market;

import bellwether.web.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntFunction;

/// Bars as JSON, written as they lie in memory: `symbols`, each with its `bars` or its `columns`.
final class BarsJson implements BarsOut {
    private final JsonGenerator json;
    private final Shape shape;
    private final boolean withTimes;

    BarsJson(OutputStream out, Export export, Shape shape) throws IOException {
        this.json = Json.shared().getFactory().createGenerator(out);
        this.shape = shape;
        this.withTimes = export.timeframe().isIntraday();
        json.writeStartObject();
        json.writeStringField("timeframe", export.timeframe().code());
        json.writeStringField("adjust", export.adjustment().code());
        json.writeArrayFieldStart("symbols");
    }

    @Override
    public void add(SymbolBars bars) throws IOException {
        json.writeStartObject();
        json.writeStringField("ticker", bars.head().ticker());
        json.writeBooleanField("synthetic", bars.head().synthetic());
        json.writeNumberField("data_version", bars.head().dataVersion());
        switch (shape) {
            case ROWS -> rows(bars);
            case COLUMNS -> columns(bars);
        }
        json.writeEndObject();
    }

    private void rows(SymbolBars symbol) throws IOException {
        Bars bars = symbol.block().bars();
        json.writeArrayFieldStart("bars");
        for (int place = symbol.from(); place < symbol.to(); place++) {
            json.writeStartObject();
            json.writeStringField("date", symbol.date(place).toString());
            if (withTimes) {
                json.writeStringField("time", symbol.time(place).toString());
            }
            json.writeNumberField("open", bars.open()[place]);
            json.writeNumberField("high", bars.high()[place]);
            json.writeNumberField("low", bars.low()[place]);
            json.writeNumberField("close", bars.close()[place]);
            json.writeFieldName("volume");
            number(bars.volume()[place]);
            json.writeStringField("source", symbol.source(place));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void columns(SymbolBars symbol) throws IOException {
        Bars bars = symbol.block().bars();
        json.writeObjectFieldStart("columns");
        texts("date", symbol, place -> symbol.date(place).toString());
        if (withTimes) {
            texts("time", symbol, place -> symbol.time(place).toString());
        }
        numbers("open", symbol, bars.open());
        numbers("high", symbol, bars.high());
        numbers("low", symbol, bars.low());
        numbers("close", symbol, bars.close());
        numbers("volume", symbol, bars.volume());
        texts("source", symbol, symbol::source);
        json.writeEndObject();
    }

    private void texts(String name, SymbolBars symbol, IntFunction<String> text)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int place = symbol.from(); place < symbol.to(); place++) {
            json.writeString(text.apply(place));
        }
        json.writeEndArray();
    }

    private void numbers(String name, SymbolBars symbol, double[] values) throws IOException {
        json.writeArrayFieldStart(name);
        for (int place = symbol.from(); place < symbol.to(); place++) {
            number(values[place]);
        }
        json.writeEndArray();
    }

    private void number(double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    /// Closing any earlier would complete what broke off.
    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }
}
