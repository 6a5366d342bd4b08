package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.History;
import bellwether.market.symbols.Timeframe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class ConcurrentImportTest extends MarketTestCase {
    private static final int SYMBOLS = 60;
    private static final int IMPORTERS = 6;

    /// Each brings its own days of the same symbols, in an order of its own: all of them survive,
    /// and nobody is killed to break a deadlock.
    @Test
    void importsOfTheSameSymbolsAtOnceAllSurvive() throws Exception {
        long deadlocksBefore = deadlocks();
        List<Callable<ImportReport>> importers = new ArrayList<>();
        for (int i = 0; i < IMPORTERS; i++) {
            String csv = csv(i);
            importers.add(() -> importText("", csv));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(IMPORTERS)) {
            for (Future<ImportReport> one : threads.invokeAll(importers)) {
                assertEquals(SYMBOLS * 20, one.get().counts().inserted());
            }
        }
        List<History> all = market.load(market.symbols().tickers(), Timeframe.DAY);
        assertEquals(SYMBOLS, all.size());
        for (History history : all) {
            assertEquals(IMPORTERS * 20, history.bars().size());
            assertEquals(IMPORTERS, history.dataVersion());
            for (int i = 1; i < history.bars().size(); i++) {
                assertTrue(history.bars().time()[i] > history.bars().time()[i - 1]);
            }
        }
        assertEquals(deadlocksBefore, deadlocks());
    }

    /// A reader sees a version's bars, all of them and no others: version n has n times 20 bars.
    @Test
    void aReaderNeverSeesAMixtureOfVersions() throws Exception {
        String[] parts = new String[40];
        for (int part = 0; part < parts.length; part++) {
            StringBuilder csv = new StringBuilder("date,open,high,low,close\n");
            for (int year = 2000; year < 2020; year++) {
                csv.append(java.time.LocalDate.of(2000, 1, 1).plusDays(part + 40L * (year - 2000)))
                        .append(",1,1,1,1\n");
            }
            parts[part] = csv.toString();
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<?> writer =
                    threads.submit(() -> {
                        for (String part : parts) {
                            importText("MIXTURE", part);
                        }
                    });
            int reads = 0;
            while (!writer.isDone() || reads == 0) {
                market.load(List.of("MIXTURE"), Timeframe.DAY)
                        .forEach(history ->
                                assertEquals(history.dataVersion() * 20, history.bars().size()));
                reads++;
            }
            writer.get();
        }
        assertEquals(parts.length, history("MIXTURE").orElseThrow().dataVersion());
    }

    private static String csv(int importer) {
        List<Integer> symbols = new ArrayList<>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            symbols.add(symbol);
        }
        Collections.shuffle(symbols, new java.util.Random(importer));
        StringBuilder csv = new StringBuilder("ticker,date,open,high,low,close\n");
        for (int symbol : symbols) {
            for (int day = 0; day < 20; day++) {
                csv.append("C").append(symbol).append(',');
                csv.append(
                        java.time.LocalDate.of(2020, 1, 1)
                                .plusDays(day / 2 * 2 * IMPORTERS + importer * 2 + day % 2));
                csv.append(",1,1,1,1\n");
            }
        }
        return csv.toString();
    }

    private static long deadlocks() {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "select deadlocks from pg_stat_database where datname = current_database()")
                                .mapTo(Long.class)
                                .one());
    }
}
