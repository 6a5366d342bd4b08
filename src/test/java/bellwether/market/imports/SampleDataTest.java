package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.history.PackedBars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SampleDataTest {
    private static TestDatabase database;
    private static Market market;

    @BeforeAll
    static void seedFromSeveralProcessesAtOnce() throws Exception {
        database = TestDatabase.create();
        market = new Market(database.jdbi(), InstantSource.system());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Callable<Boolean> seeder =
                    new PriceImport(database.jdbi(), InstantSource.system())::seedSamples;
            List<Future<Boolean>> all = threads.invokeAll(Collections.nCopies(3, seeder));
            int seeded = 0;
            for (Future<Boolean> one : all) {
                seeded += one.get() ? 1 : 0;
            }
            assertEquals(1, seeded);
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void seedsTheIndexAndThirtyInventedSymbolsOnce() {
        assertEquals(31, market.symbols().tickers().size());
        assertEquals("DEMO01", market.symbols().tickers().get(0));
        assertEquals("^GSPC", market.symbols().tickers().get(30));
        assertFalse(new PriceImport(database.jdbi(), InstantSource.system()).seedSamples());
    }

    @Test
    void theIndexIsRealAndSaysWhereItComesFrom() {
        History index = market.load(List.of("^GSPC"), Timeframe.DAY).get(0);
        assertFalse(index.synthetic());
        assertEquals(List.of(SampleData.REAL.name()), index.sources());
        assertEquals(5_105, index.bars().size());
        assertEquals(LocalDate.of(2000, 1, 3), date(index.bars().time()[0]));
        assertEquals(2874.560059, index.bars().close()[5_104]);
        assertEquals(5_792_140_000.0, index.bars().volume()[5_104]);
        assertEquals(1, index.dataVersion());
    }

    @Test
    void inventedSymbolsSaySo() {
        for (History demo : market.load(market.symbols().tickers().subList(0, 30), Timeframe.DAY)) {
            assertTrue(demo.synthetic());
            assertEquals(List.of("synthetic"), demo.sources());
            assertEquals(1_304, demo.bars().size());
            assertEquals(SyntheticMarket.LAST, date(demo.bars().time()[1_303]));
        }
    }

    /// Were this number to differ on some machine, the market would not be the same everywhere.
    @Test
    void theInventedMarketIsTheSameToTheBit() {
        CRC32C all = new CRC32C();
        for (int number = 1; number <= 30; number++) {
            Bars bars = SyntheticMarket.bars(number);
            all.update(PackedBars.pack(bars, new int[bars.size()]));
        }
        assertEquals("3f982819", Long.toHexString(all.getValue()));
    }

    @Test
    void inventedBarsAreSound() {
        for (int number = 1; number <= 30; number++) {
            Bars bars = SyntheticMarket.bars(number);
            for (int i = 0; i < bars.size(); i++) {
                double high = bars.high()[i];
                double low = bars.low()[i];
                assertTrue(low > 0 && low <= Math.min(bars.open()[i], bars.close()[i]));
                assertTrue(high < 1e6 && high >= Math.max(bars.open()[i], bars.close()[i]));
                assertTrue(bars.volume()[i] > 0);
            }
        }
    }

    private static LocalDate date(long time) {
        return LocalDate.ofEpochDay(time / 86_400);
    }
}
