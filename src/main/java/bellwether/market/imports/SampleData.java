package bellwether.market.imports;

import bellwether.market.bars.BarStore;
import bellwether.market.bars.Bars;
import bellwether.market.bars.IncomingBars;
import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.SymbolCalendars;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.OpenTransaction;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Something to analyse at once: the real S&P 500 index, and an invented market.
public final class SampleData {
    static final Ticker INDEX = new Ticker("^GSPC");
    public static final SourceName REAL =
            SourceName.real("vega-datasets 3.2.1: sp500-2000.csv (Yahoo Finance)");
    static final SourceName INVENTED = SourceName.synthetic("synthetic");

    private static final String RESOURCE = "sp500-2000.csv.gz";

    /// Any number, as long as nothing else in the database locks it.
    private static final long LOCK = 7_311_960_411_001L;

    private final Transactions transactions;
    private final Calendars calendars;

    SampleData(Jdbi jdbi, Calendars calendars) {
        this.transactions = new RetriedTransactions(jdbi);
        this.calendars = calendars;
    }

    /// All or nothing, in one transaction; of several processes that start at once, one does it.
    boolean seed() {
        return transactions.in(this::seed);
    }

    private boolean seed(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(?)", LOCK);
        boolean empty =
                handle.createQuery(
                                "select not exists (select from symbol) and not exists (select from"
                                        + " source)")
                        .mapTo(Boolean.class)
                        .one();
        if (empty) {
            seedIndex(handle);
            seedInvented(handle);
        }
        return empty;
    }

    private void seedIndex(Handle handle) {
        Importer importer = new Importer(new OpenTransaction(handle), calendars, ImportTrack.NONE);
        importer.run(SampleData::index, new ImportOrder(Optional.of(INDEX), RESOURCE, REAL, false));
        name(handle, INDEX.name(), "S&P 500 index");
    }

    private static InputStream index() {
        InputStream bytes = SampleData.class.getResourceAsStream(RESOURCE);
        if (bytes == null) {
            throw new IllegalStateException(RESOURCE + " is not in the program");
        }
        return bytes;
    }

    private void seedInvented(Handle handle) {
        List<IncomingBars> all = new ArrayList<>();
        for (int number = 1; number <= SyntheticStyle.ALL.size(); number++) {
            Bars bars = SyntheticMarket.bars(number);
            all.add(
                    new IncomingBars(
                            SyntheticMarket.ticker(number),
                            bars,
                            new long[bars.size()],
                            new boolean[bars.size()],
                            List.of()));
        }
        new BarStore(Timeframe.DAY, calendars.clock(), new SymbolCalendars(calendars))
                .merge(handle, all, INVENTED);
        for (int number = 1; number <= SyntheticStyle.ALL.size(); number++) {
            String words = SyntheticStyle.ALL.get(number - 1).words();
            name(
                    handle,
                    SyntheticMarket.ticker(number),
                    "Synthetic %02d: %s".formatted(number, words));
        }
    }

    private static void name(Handle handle, String ticker, String name) {
        handle.createUpdate(
                        "update symbol set name = :name, currency = 'USD' where ticker = :ticker")
                .bind("name", name)
                .bind("ticker", ticker)
                .execute();
    }
}
