package bellwether.market.bars.http;

import bellwether.market.bars.BarView;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Chart;
import bellwether.market.bars.history.BarSpan;
import bellwether.platform.base.Json;
import bellwether.platform.base.WireNumbers;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntFunction;

/// Bars as JSON, written as they lie in memory: `symbols`, each with its `bars` or its `columns`.
final class BarsJson implements BarsOut {
    private final JsonGenerator json;
    private final JsonLayout shape;
    private final boolean withTimes;
    private final List<ExportPlan.FailedTicker> failed;

    /// @param failed tickers of which there is nothing to send
    BarsJson(OutputStream out, BarSpan span, JsonLayout shape, List<ExportPlan.FailedTicker> failed)
            throws IOException {
        BarView view = span.view();
        this.json = Json.answers().getFactory().createGenerator(out);
        this.shape = shape;
        this.failed = failed;
        this.withTimes = view.timeframe().isIntraday();
        json.writeStartObject();
        json.writeStringField("timeframe", view.timeframe().code());
        json.writeStringField("adjust", view.adjustment().code());
        json.writeStringField("chart", view.chart() == Chart.CANDLES ? null : view.chart().code());
        json.writeArrayFieldStart("symbols");
    }

    @Override
    public void begin(SymbolBars.Head head) throws IOException {
        json.writeStartObject();
        json.writeStringField("ticker", head.ticker());
        json.writeStringField("asked_as", head.askedAs());
        json.writeStringField("made_from", head.madeFrom() == null ? null : head.madeFrom().code());
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
            price("open", bars.open()[place]);
            price("high", bars.high()[place]);
            price("low", bars.low()[place]);
            price("close", bars.close()[place]);
            json.writeFieldName("volume");
            number(bars.volume()[place]);
            json.writeStringField("source", symbol.source(place));
            json.writeBooleanField("partial", symbol.isPartial(place));
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
        partial(symbol);
        json.writeEndObject();
    }

    /// Which of them may still change.
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
            WireNumbers.exact(json, value);
        }
    }

    private void price(String name, double value) throws IOException {
        json.writeFieldName(name);
        WireNumbers.exact(json, value);
    }

    /// Closing any earlier would complete what broke off.
    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writePOJOField("failed_items", failed);
        json.writeEndObject();
        json.flush();
    }
}
