package bellwether.market.bars.http;

import bellwether.market.bars.history.BarSpan;
import bellwether.market.bars.http.SymbolBars.TickerBar;
import bellwether.platform.http.CsvOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Bars as a table, one row each.
final class BarsCsv implements BarsOut {
    private static final CsvOutput<TickerBar> DAYS =
            CsvOutput.<TickerBar>of("bars")
                    .with("ticker", TickerBar::ticker)
                    .with("date", TickerBar::date)
                    .exact("open", TickerBar::open)
                    .exact("high", TickerBar::high)
                    .exact("low", TickerBar::low)
                    .exact("close", TickerBar::close)
                    .exact("volume", TickerBar::volume)
                    .with("source", TickerBar::source);

    private static final CsvOutput<TickerBar> WITHIN_DAYS = DAYS.with("time", TickerBar::time);

    private static CsvOutput<TickerBar> ending(CsvOutput<TickerBar> table) {
        return table.with("partial", TickerBar::partial).with("made_from", TickerBar::madeFrom);
    }

    private final Writer text;
    private final Consumer<TickerBar> rows;

    BarsCsv(OutputStream out, BarSpan span) {
        text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        rows = ending(span.view().timeframe().isIntraday() ? WITHIN_DAYS : DAYS).rowsTo(text);
    }

    @Override
    public void add(SymbolBars bars) {
        for (int place = bars.from(); place < bars.to(); place++) {
            rows.accept(bars.bar(place));
        }
    }

    @Override
    public void end() throws IOException {
        text.flush();
    }
}
