package bellwether.desk.scan.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.scan.DetectionFacts;
import bellwether.desk.scan.DetectionFacts.Fact;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.db.TestDatabase;
import bellwether.technical.ta.RandomBars;
import bellwether.technical.ta.Series;
import bellwether.trading.rules.RuleHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// Numbers are stored without their words, and come back with them.
final class StoredFactsTest {
    private static final List<DetectionFinder.OnBar> FOUND = found();
    private static final Path UNDO = Path.of("migrations/undo/U32__cheaper_sweeps.sql");

    /// What invented symbols show, with splits, unknown volumes and holes.
    private static List<DetectionFinder.OnBar> found() {
        List<DetectionFinder.OnBar> found = new ArrayList<>();
        for (int seed = 0; seed < 6; seed++) {
            Series series = RandomBars.of(seed, 700);
            double[] volume = series.volume().clone();
            double[] close = series.close().clone();
            for (int bar = 50; bar < volume.length && seed % 2 == 0; bar += 83) {
                volume[bar] = Double.NaN;
                close[bar + 20] = Double.NaN;
            }
            long[] time =
                    IntStream.range(0, series.size())
                            .mapToLong(bar -> (18_000L + bar) * Timeframe.SECONDS_PER_DAY)
                            .toArray();
            RuleHistory history =
                    RuleHistory.of(
                            new Bars(
                                    series.size(),
                                    time,
                                    series.open(),
                                    series.high(),
                                    series.low(),
                                    close,
                                    volume),
                            List.of(new Split(Timeframe.date(time[400]), 3, true)),
                            Timeframe.DAY,
                            ZoneOffset.UTC);
            found.addAll(DetectionFinder.find(history, 0).patterns());
        }
        return found;
    }

    @Test
    void everyFactComesBackFromAFractionOfTheLetters() {
        long stored = 0;
        long worded = 0;
        Set<String> patterns = new HashSet<>();
        for (DetectionFinder.OnBar one : FOUND) {
            DetectionFacts facts = one.evidence().facts();
            String text = StoredFacts.write(facts);
            assertEquals(facts, StoredFacts.read(text), text);
            assertTrue(!text.contains("\"name\""), text);
            stored += text.length();
            worded += Json.write(facts).length();
            patterns.add(one.pattern().name());
        }
        assertTrue(FOUND.size() > 5_000, FOUND.size() + " detections");
        assertTrue(patterns.size() > 50, patterns.toString());
        assertTrue(patterns.contains("BREAKOUT") && patterns.contains("DOUBLE_TOP"));
        assertTrue(stored < 0.5 * worded, stored + " of " + worded);
    }

    @Test
    void factsThatWereStoredWithTheirWordsAreReadStill() {
        for (DetectionFinder.OnBar one : FOUND.subList(0, 50)) {
            DetectionFacts facts = one.evidence().facts();
            assertEquals(facts, StoredFacts.read(Json.write(facts)));
        }
    }

    @Test
    void factsThatNoLayoutKnowsAreStoredWithTheirWords() {
        for (DetectionFacts facts :
                List.of(
                        new DetectionFacts(List.of(), List.of()),
                        new DetectionFacts(List.of(Fact.shown("depth", 3)), List.of()),
                        new DetectionFacts(
                                List.of(new Fact("close", 3, "below nothing", false)),
                                List.of()))) {
            assertEquals(facts, StoredFacts.read(StoredFacts.write(facts)));
        }
    }

    /// Undone, they are as the release before wrote them.
    @Test
    void theUndoGivesTheWordsBack() throws IOException {
        String undo = Files.readString(UNDO);
        List<DetectionFacts> all = FOUND.stream().map(one -> one.evidence().facts()).toList();
        List<DetectionFacts> some =
                IntStream.range(0, all.size())
                        .filter(i -> i % 97 == 0 || !all.get(i).pivots().isEmpty())
                        .mapToObj(all::get)
                        .toList();
        try (TestDatabase database = TestDatabase.create()) {
            database.jdbi()
                    .useTransaction(h -> {
                        store(h, some);
                        h.createScript(undo).execute();
                        List<String> worded =
                                h.createQuery("select facts::text from detection order by bar")
                                        .mapTo(String.class)
                                        .list();
                        assertEquals(some.size(), worded.size());
                        for (int i = 0; i < some.size(); i++) {
                            assertEquals(
                                    some.get(i), Json.stored(worded.get(i), DetectionFacts.class));
                        }
                    });
        }
    }

    private static void store(Handle h, List<DetectionFacts> all) {
        long symbol =
                h.createQuery(
                                "insert into symbol (ticker, created_at, updated_at) values ('AAA',"
                                        + " now(), now()) returning id")
                        .mapTo(Long.class)
                        .one();
        for (int i = 0; i < all.size(); i++) {
            h.createUpdate(
                            """
                            insert into detection (symbol_id, timeframe, bar, name, direction, close,
                              facts, data_version, formula)
                            values (:symbol, '1d', to_timestamp(:bar), 'X', 1, 1, cast(:facts as jsonb),
                              1, 1)
                            """)
                    .bind("symbol", symbol)
                    .bind("bar", 86_400L * i)
                    .bind("facts", StoredFacts.write(all.get(i)))
                    .execute();
        }
    }
}
