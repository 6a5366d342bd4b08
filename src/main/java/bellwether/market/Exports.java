package bellwether.market;

import bellwether.calendar.Calendars;
import bellwether.market.ExportDao.Size;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import bellwether.web.Streamed;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// Sends the bars of any number of symbols while it reads them, some symbols at a time. No
/// connection to the database is kept while the client takes what was read.
final class Exports {
    static final String PARQUET = "application/vnd.apache.parquet";

    /// About 14 MB in memory.
    private static final int BARS_AT_ONCE = 1 << 18;

    private static final int SYMBOLS_AT_ONCE = 256;

    private final Jdbi jdbi;
    private final ExportDao dao;

    Exports(Jdbi jdbi, Calendars calendars) {
        this.jdbi = jdbi;
        this.dao = new ExportDao(jdbi, calendars);
    }

    /// Sends those of these symbols.
    ///
    /// @throws Refusal 404 when one of them is not known
    void answer(Context ctx, Reading reading, Export export, Shape shape, Set<Ticker> tickers) {
        List<Size> known =
                dao.sizes(export.timeframe(), tickers.stream().map(Ticker::name).toList());
        Set<String> names = new HashSet<>(known.stream().map(Size::ticker).toList());
        for (Ticker ticker : tickers) {
            if (!names.contains(ticker.name())) {
                throw jdbi.withHandle(handle -> UnknownSymbol.refusal(handle, ticker));
            }
        }
        answer(ctx, reading, export, shape, known);
    }

    /// Sends those of every symbol.
    void answerAll(Context ctx, Reading reading, Export export, Shape shape) {
        answer(ctx, reading, export, shape, dao.sizes(export.timeframe()));
    }

    private void answer(
            Context ctx, Reading reading, Export export, Shape shape, List<Size> symbols) {
        if (reading.isParquet()) {
            Streamed.answer(
                    ctx,
                    PARQUET,
                    "bars.parquet",
                    out -> write(new BarsParquet(out, export), export, symbols));
        } else if (reading.isTable()) {
            Streamed.answer(
                    ctx,
                    Reading.CSV,
                    "bars.csv",
                    out -> write(new BarsCsv(out, export), export, symbols));
        } else {
            Streamed.answer(
                    ctx,
                    "application/json",
                    "",
                    out -> write(new BarsJson(out, export, shape), export, symbols));
        }
    }

    private void write(BarsOut out, Export export, List<Size> symbols) throws IOException {
        for (List<String> some : groups(symbols)) {
            for (SymbolBars bars : dao.bars(export, some)) {
                out.add(bars);
            }
        }
        out.end();
    }

    /// As many at once as fit; one that does not goes alone.
    private static List<List<String>> groups(List<Size> symbols) {
        List<List<String>> groups = new ArrayList<>();
        long bars = Long.MAX_VALUE;
        for (Size symbol : symbols) {
            boolean fits = bars + symbol.bars() <= BARS_AT_ONCE;
            if (bars == Long.MAX_VALUE || !fits || groups.getLast().size() == SYMBOLS_AT_ONCE) {
                groups.add(new ArrayList<>());
                bars = 0;
            }
            groups.getLast().add(symbol.ticker());
            bars += symbol.bars();
        }
        return groups;
    }
}
