package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scores of histories as people have them, twenty years long or without volume: at some bars of
/// each they equal an analysis of the bars up to them.
final class ImportedScoresTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2024-01-10T12:00:00Z"));
    private static final int SAMPLES = 4;

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "lean-spy.csv, SPY",
        "yahoo-ORCL-unadjusted.txt, ORCL",
        "skender-penny.csv, PENNY",
        "skender-bad.csv, BAD",
        "skender-toobig.csv, BIG",
        "jpyusd_barchartdotcom.csv, JPYUSD",
        "nse-INFY.csv, INFY.NS"
    })
    void sampledBarsEqualTheirAnalyses(String file, String ticker) throws IOException {
        new PriceImport(database.jdbi(), CLOCK)
                .importFile(
                        SharedData.require("prices/messy").resolve(file),
                        new ImportOptions(Ticker.of(ticker), Optional.empty(), false),
                        _ -> {});
        History history =
                new Market(database.jdbi(), CLOCK).load(List.of(ticker), Timeframe.DAY).get(0);
        int size = history.bars().size();
        assertTrue(size > 300, () -> size + " bars");
        PrefixAnalyses prefixes = new PrefixAnalyses(file, history);
        for (int bar = 60; bar < size; bar += size / SAMPLES) {
            prefixes.assertSame(bar);
        }
        prefixes.assertSame(size - 1);
    }
}
