package bellwether.market;

import bellwether.db.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A database of its own and short ways to import and load.
abstract class MarketTestCase {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    static TestDatabase database;
    static Market market;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        market = new Market(database.jdbi(), InstantSource.fixed(NOW));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static PriceImport prices() {
        return new PriceImport(database.jdbi(), InstantSource.fixed(NOW));
    }

    static ImportReport importText(String ticker, String csv) {
        return importBytes(ticker, csv.getBytes(StandardCharsets.UTF_8));
    }

    static ImportReport importBytes(String ticker, byte[] bytes) {
        return new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW))
                .run(
                        () -> new ByteArrayInputStream(bytes),
                        new ImportOrder(
                                Ticker.of(ticker), "upload", SourceName.real("a test"), false));
    }

    static Optional<History> history(String ticker) {
        return market.load(List.of(ticker), Timeframe.DAY).stream().findAny();
    }

    static Bars bars(String ticker) {
        return history(ticker).orElseThrow().bars();
    }
}
