package bellwether.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Months of the audit.
final class AuditMonthsTest {
    private static final Optional<Duration> TWO_YEARS = Optional.of(Duration.ofDays(730));

    private final TestDatabase database = TestDatabase.create();
    private final AuditDao dao = new AuditDao(database.jdbi());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void monthsOverTheirTimeAreDroppedAndOthersStay() {
        note("2024-01-10T00:00:00Z");
        tidy("2024-01-20T03:00:00Z", TWO_YEARS);
        note("2024-01-31T23:59:59.999Z");
        note("2024-02-01T00:00:00Z");
        assertEquals(0, tidy("2026-01-30T03:00:00Z", TWO_YEARS).removed());
        CleanupResult tidied = tidy("2026-02-01T03:00:00Z", TWO_YEARS);
        assertEquals(2, tidied.removed());
        assertTrue(tidied.notes().contains("dropped audit_2024_01"), tidied.notes().toString());
        assertEquals(List.of(Instant.parse("2024-02-01T00:00:00Z")), times());
        note("2020-01-01T00:00:00Z");
        assertEquals(2, times().size(), "a clock that is far behind is no reason to lose an entry");
    }

    @Test
    void nothingIsDroppedWhenEverythingIsKept() {
        note("2001-01-10T00:00:00Z");
        tidy("2001-01-20T03:00:00Z", Optional.empty());
        assertEquals(0, tidy("2026-02-01T03:00:00Z", Optional.empty()).removed());
        assertEquals(1, times().size());
    }

    @Test
    void noRowOfAnyMonthCanBeChanged() {
        note("2026-11-10T00:00:00Z");
        tidy("2026-11-20T03:00:00Z", TWO_YEARS);
        note("2026-12-10T00:00:00Z");
        note("2030-01-01T00:00:00Z");
        for (String place : List.of("audit", "audit_2026_11", "audit_2026_12", "audit_rest")) {
            for (String sql : List.of("delete from %s", "update %s set key = ''", "truncate %s")) {
                String message =
                        String.valueOf(
                                assertThrows(
                                                UnableToExecuteStatementException.class,
                                                () ->
                                                        database.jdbi()
                                                                .useHandle(h ->
                                                                        h.execute(
                                                                                sql.formatted(
                                                                                        place))))
                                        .getMessage());
                assertTrue(message.contains("append-only"), place + ": " + message);
            }
        }
        assertEquals(3, times().size());
    }

    private CleanupResult tidy(String now, Optional<Duration> kept) {
        return AuditMonths.tidy(database.jdbi(), Instant.parse(now), kept);
    }

    private void note(String at) {
        dao.insert(
                new AuditEntry(
                        0,
                        Instant.parse(at),
                        "k",
                        "ann",
                        "job.cancel",
                        "x",
                        "done",
                        "r",
                        "192.0.2.1",
                        1));
    }

    private List<Instant> times() {
        AuditDao.Filter all =
                new AuditDao.Filter(
                        Optional.empty(), Optional.empty(), Optional.empty(), Long.MAX_VALUE);
        return dao.list(all, 10).stream().map(AuditEntry::at).toList();
    }
}
