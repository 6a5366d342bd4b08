package bellwether.desk.scan.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.desk.scan.VerdictSource;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Counts that nothing bounds begin 90 days before the newest bar.
final class DetectionCountsTest {
    private static final int DAYS = 200;

    private final TestDatabase database = TestDatabase.create();
    private final DetectionArchive archive =
            new DetectionArchive(database.jdbi(), VerdictSource.NONE);

    @AfterEach
    void close() {
        database.close();
    }

    /// One of each day.
    @BeforeEach
    void store() {
        database.jdbi()
                .useHandle(h -> {
                    h.execute(
                            "insert into symbol (ticker, created_at, updated_at) values ('AAA',"
                                    + " now(), now())");
                    h.execute(
                            """
                            insert into detection (symbol_id, timeframe, bar, name, direction, close,
                              facts, data_version, formula)
                            select symbol.id, '1d', to_timestamp(86400 * day), 'DOJI', 1, 1, '{}', 1, 1
                            from symbol cross join generate_series(1, %d) as given (day)
                            """
                                    .formatted(DAYS));
                });
    }

    private int counted(DetectionQuery wanted) {
        return archive
                .counts(archive.bounded(wanted), GroupedBy.PATTERN, Optional.empty(), "", 10)
                .stream()
                .mapToInt(DetectionCount::n)
                .sum();
    }

    private static DetectionQuery until(int day) {
        return new DetectionQuery(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Timeframe.DAY),
                Optional.empty(),
                Optional.of(Instant.ofEpochSecond(86_400L * day)),
                Optional.empty(),
                false);
    }

    @Test
    void whatNothingBoundsIsOfTheLastNinetyDays() {
        assertEquals(91, counted(DetectionQuery.ALL));
        assertEquals(91, counted(until(150)));
        assertEquals(
                Instant.ofEpochSecond(86_400L * (149 - 90)),
                archive.bounded(until(150)).from().orElseThrow());
    }

    @Test
    void whatIsBoundedIsCountedWhole() {
        assertEquals(DAYS, counted(DetectionQuery.ALL.of(List.of("AAA"))));
        assertEquals(DAYS, counted(DetectionQuery.ALL.ofPattern(Optional.of("DOJI"))));
        assertEquals(DAYS, counted(DetectionQuery.ALL.since(Instant.EPOCH)));
    }

    @Test
    void whereNothingWasDetectedNothingIsCounted() {
        database.jdbi().useHandle(h -> h.execute("delete from detection"));
        assertEquals(0, counted(DetectionQuery.ALL));
        assertEquals(Optional.empty(), archive.bounded(DetectionQuery.ALL).from());
    }
}
