package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A database of its own and short ways to import and load.
public abstract class MarketTestCase {
    public static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    public static TestDatabase database;
    public static Market market;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        market = new Market(database.jdbi(), InstantSource.fixed(NOW));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    public static PriceImport prices() {
        return new PriceImport(database.jdbi(), InstantSource.fixed(NOW));
    }

    public static ImportReport importText(String ticker, String csv) {
        return importBytes(ticker, csv.getBytes(StandardCharsets.UTF_8));
    }

    static ImportReport importBytes(String ticker, byte[] bytes) {
        return new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW))
                .run(
                        () -> new ByteArrayInputStream(bytes),
                        new ImportOrder(
                                Ticker.of(ticker), "upload", SourceName.real("a test"), false));
    }

    public static Optional<History> history(String ticker) {
        return market.load(List.of(ticker), Timeframe.DAY).stream().findAny();
    }

    public static Bars bars(String ticker) {
        return history(ticker).orElseThrow().bars();
    }
}
