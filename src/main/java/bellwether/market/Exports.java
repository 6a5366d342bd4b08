package bellwether.market;

import bellwether.calendar.Calendars;
import bellwether.market.ExportDao.Size;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import bellwether.web.Streamed;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// Sends the bars of any number of symbols while it reads them, some symbols at a time. No
/// connection to the database is kept while the client takes what was read.
final class Exports {
    static final String PARQUET = "application/vnd.apache.parquet";

    /// Stored ones, whatever is made of them: about 14 MB in memory.
    private static final int BARS_AT_ONCE = 1 << 18;

    private static final int SYMBOLS_AT_ONCE = 256;

    private final Jdbi jdbi;
    private final ExportDao dao;
    private final InstantSource clock;

    Exports(Jdbi jdbi, Calendars calendars, InstantSource clock) {
        this.jdbi = jdbi;
        this.dao = new ExportDao(jdbi, calendars);
        this.clock = clock;
    }

    /// Sends those of these symbols, each once, also when it is asked for by two of its names.
    ///
    /// @throws Refusal 404 when one of them is not known
    void answer(Context ctx, Reading reading, BarSpan span, Shape shape, Set<Ticker> tickers) {
        List<Size> known =
                dao.sizes(span.view().timeframe(), tickers.stream().map(Ticker::name).toList());
        Set<String> names = new HashSet<>(known.stream().map(Size::asked).toList());
        for (Ticker ticker : tickers) {
            if (!names.contains(ticker.name())) {
                throw jdbi.withHandle(handle -> UnknownSymbol.refusal(handle, ticker));
            }
        }
        answer(ctx, reading, span, shape, once(known));
    }

    private static List<Size> once(List<Size> known) {
        Map<Long, Size> byId = new LinkedHashMap<>();
        known.forEach(size ->
                byId.merge(
                        size.id(),
                        size,
                        (one, other) -> one.asked().equals(one.ticker()) ? one : other));
        return List.copyOf(byId.values());
    }

    /// Sends those of every symbol.
    void answerAll(Context ctx, Reading reading, BarSpan span, Shape shape) {
        answer(ctx, reading, span, shape, dao.sizes(span.view().timeframe()));
    }

    private void answer(
            Context ctx, Reading reading, BarSpan span, Shape shape, List<Size> symbols) {
        if (reading.isParquet()) {
            Streamed.answer(
                    ctx,
                    PARQUET,
                    "bars.parquet",
                    out -> write(new BarsParquet(out, span), span, symbols));
        } else if (reading.isTable()) {
            Streamed.answer(
                    ctx,
                    Reading.CSV,
                    "bars.csv",
                    out -> write(new BarsCsv(out, span), span, symbols));
        } else {
            Streamed.answer(
                    ctx,
                    "application/json",
                    "",
                    out -> write(new BarsJson(out, span, shape), span, symbols));
        }
    }

    /// All are held against one moment, so that a week is over for all of an exchange or for none.
    private void write(BarsOut out, BarSpan span, List<Size> symbols) throws IOException {
        Instant now = clock.instant();
        for (List<Size> some : groups(symbols)) {
            for (SymbolBars bars : dao.bars(span, some, now)) {
                out.add(bars);
            }
        }
        out.end();
    }

    /// As many at once as fit; one that does not goes alone.
    private static List<List<Size>> groups(List<Size> symbols) {
        List<List<Size>> groups = new ArrayList<>();
        long bars = Long.MAX_VALUE;
        for (Size symbol : symbols) {
            boolean fits = bars + symbol.bars() <= BARS_AT_ONCE;
            if (bars == Long.MAX_VALUE || !fits || groups.getLast().size() == SYMBOLS_AT_ONCE) {
                groups.add(new ArrayList<>());
                bars = 0;
            }
            groups.getLast().add(symbol);
            bars += symbol.bars();
        }
        return groups;
    }
}
