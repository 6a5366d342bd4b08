package bellwether.market.bars.http;

import bellwether.market.bars.BarView;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Chart;
import bellwether.market.bars.history.BarSpan;
import bellwether.platform.base.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntFunction;

/// Bars as JSON, written as they lie in memory: `symbols`, each with its `bars` or its `columns`.
final class BarsJson implements BarsOut {
    private final JsonGenerator json;
    private final JsonLayout shape;
    private final boolean withTimes;

    BarsJson(OutputStream out, BarSpan span, JsonLayout shape) throws IOException {
        BarView view = span.view();
        this.json = Json.shared().getFactory().createGenerator(out);
        this.shape = shape;
        this.withTimes = view.timeframe().isIntraday();
        json.writeStartObject();
        json.writeStringField("timeframe", view.timeframe().code());
        json.writeStringField("adjust", view.adjustment().code());
        if (view.chart() != Chart.CANDLES) {
            json.writeStringField("chart", view.chart().code());
        }
        json.writeArrayFieldStart("symbols");
    }

    @Override
    public void begin(SymbolBars.Head head) throws IOException {
        json.writeStartObject();
        json.writeStringField("ticker", head.ticker());
        if (head.askedAs() != null) {
            json.writeStringField("asked_as", head.askedAs());
        }
        if (head.madeFrom() != null) {
            json.writeStringField("made_from", head.madeFrom().code());
        }
        json.writeBooleanField("synthetic", head.synthetic());
        json.writeNumberField("data_version", head.dataVersion());
        if (shape == JsonLayout.ROWS) {
            json.writeArrayFieldStart("bars");
        }
    }

    /// Columns must come in one part, for they are as long as the symbol's bars.
    @Override
    public void add(SymbolBars bars) throws IOException {
        switch (shape) {
            case ROWS -> rows(bars);
            case COLUMNS -> columns(bars);
        }
    }

    @Override
    public void close() throws IOException {
        if (shape == JsonLayout.ROWS) {
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void rows(SymbolBars symbol) throws IOException {
        Bars bars = symbol.made().bars();
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
            if (symbol.isPartial(place)) {
                json.writeBooleanField("partial", true);
            }
            json.writeEndObject();
        }
    }

    private void columns(SymbolBars symbol) throws IOException {
        Bars bars = symbol.made().bars();
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
        if (symbol.to() > symbol.from() && symbol.isPartial(symbol.to() - 1)) {
            partial(symbol);
        }
        json.writeEndObject();
    }

    /// There only when some of them may still change: then the last does.
    private void partial(SymbolBars symbol) throws IOException {
        json.writeArrayFieldStart("partial");
        for (int place = symbol.from(); place < symbol.to(); place++) {
            json.writeBoolean(symbol.isPartial(place));
        }
        json.writeEndArray();
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
