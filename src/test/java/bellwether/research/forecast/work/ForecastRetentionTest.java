package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.CleanupResult;
import bellwether.research.forecast.store.ForecastRetention;
import bellwether.research.forecast.store.ForecastSumDao;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Forecasts go after their time wherever they lie, and their record with them.
final class ForecastRetentionTest {
    private static final Optional<Duration> YEAR = Optional.of(Duration.ofDays(365));

    private static CleanupResult run(ForecastFixture fixture, Instant now) {
        return new ForecastRetention(fixture.jdbi).run(now, YEAR);
    }

    private static int differing(ForecastFixture fixture) {
        return fixture.jdbi.withHandle(new ForecastSumDao()::differing);
    }

    /// A symbol that comes later brings replays of years before the oldest month.
    @Test
    void replaysThatAreOlderThanTheOldestMonthGoToo() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            run(fixture, Instant.parse("2024-01-10T00:00:00Z"));
            run(fixture, Instant.parse("2025-06-10T00:00:00Z"));
            run(fixture, ForecastFixture.NOW);
            fixture.store("AAA", 900, 880);
            fixture.work("AAA");
            long all = fixture.count("select count(*) from forecast");
            assertTrue(fixture.count("select count(*) from forecast_rest") > 0);
            CleanupResult done = run(fixture, ForecastFixture.NOW);
            assertTrue(done.removed() > 0);
            assertEquals(all - done.removed(), fixture.count("select count(*) from forecast"));
            assertEquals(
                    0,
                    fixture.count("select count(*) from forecast where as_of < date '2025-02-01'"));
            assertEquals(
                    0,
                    fixture.count(
                            "select count(*) from forecast_sum where as_of < date '2025-02-01'"));
            assertTrue(fixture.count("select count(*) from forecast_sum") > 0);
            assertEquals(0, differing(fixture));
        }
    }

    /// No maintenance for months, old rows in the rest: months are made all the same.
    @Test
    void maintenanceGoesOnWhereOldRowsLieInTheRest() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            run(fixture, Instant.parse("2024-01-10T00:00:00Z"));
            run(fixture, Instant.parse("2025-06-10T00:00:00Z"));
            fixture.store("AAA", 900, 880);
            fixture.work("AAA");
            assertTrue(
                    fixture.count(
                                    "select count(*) from forecast_rest where as_of < date"
                                            + " '2024-01-01'")
                            > 0);
            CleanupResult done =
                    new ForecastRetention(fixture.jdbi).run(ForecastFixture.NOW, Optional.empty());
            assertTrue(done.notes().contains("made forecast_2026_02"), done.notes().toString());
            assertTrue(
                    fixture.count("select count(*) from forecast_2026_02") > 0,
                    "what was written since is in the month");
            assertEquals(0, differing(fixture));
        }
    }

    @Test
    void theRecordOfARemovedSymbolIsTakenOff() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            fixture.store("AAA", 900, 880);
            fixture.store("AAB", 900, 880);
            fixture.work("AAA", "AAB");
            long both = fixture.count("select sum(n) from forecast_sum");
            fixture.execute(
                    "delete from series where symbol_id = (select id from symbol where ticker ="
                            + " 'AAB')");
            fixture.execute("delete from symbol where ticker = 'AAB'");
            CleanupResult done =
                    new ForecastRetention(fixture.jdbi).run(ForecastFixture.NOW, Optional.empty());
            assertTrue(
                    done.notes().stream().anyMatch(note -> note.startsWith("record rebuilt")),
                    done.notes().toString());
            assertEquals(both / 2, fixture.count("select sum(n) from forecast_sum"));
            assertEquals(0, differing(fixture));
            CleanupResult again =
                    new ForecastRetention(fixture.jdbi).run(ForecastFixture.NOW, Optional.empty());
            assertEquals(0, again.removed());
            assertTrue(again.notes().stream().noneMatch(note -> note.startsWith("record")));
        }
    }
}
