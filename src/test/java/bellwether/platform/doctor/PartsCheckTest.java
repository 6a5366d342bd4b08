package bellwether.platform.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.MonthlyTable;
import bellwether.platform.db.PartsProbe;
import bellwether.platform.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each way in which a divided table can be broken, on the real schema.
final class PartsCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final MonthlyTable FORECASTS =
            new MonthlyTable("forecast", MonthlyTable.Key.TIME, List.of());

    private final DatabaseAddress database = TestDatabase.createMigrated();

    private CheckResult at(Instant now) {
        return new PartsCheck(new PartsProbe(database), () -> now).run();
    }

    private void execute(String sql) {
        TestDatabase.plain(database).useHandle(h -> h.execute(sql));
    }

    private void divide() {
        FORECASTS.extend(TestDatabase.plain(database), NOW);
    }

    private void isFault(String words) {
        CheckResult.Fault fault = assertInstanceOf(CheckResult.Fault.class, at(NOW));
        assertTrue(fault.words().contains(words), fault.words());
        assertTrue(fault.remedy().contains("attach partition"), fault.remedy());
    }

    @Test
    void monthsThatAreThereAndThoseThatWereNeverMadeAreFine() {
        assertInstanceOf(CheckResult.Ok.class, at(NOW));
        divide();
        CheckResult.Ok ok = assertInstanceOf(CheckResult.Ok.class, at(NOW));
        assertEquals("8 of 5 tables, all read", ok.words());
    }

    @Test
    void aMonthThatNobodyMadeIsAWarning() {
        divide();
        CheckResult.Warning warning =
                assertInstanceOf(CheckResult.Warning.class, at(NOW.plus(Duration.ofDays(140))));
        assertTrue(warning.words().contains("forecast ends with 2027-02"), warning.words());
        assertTrue(warning.remedy().contains("maintain"), warning.remedy());
    }

    @Test
    void aDetachedMonthIsAFault() {
        divide();
        execute("alter table forecast detach partition forecast_2026_12");
        isFault("forecast_2026_12 is not attached to its table");
    }

    @Test
    void aPartWhoseServerIsGoneIsAFault() {
        execute(
                """
                create extension postgres_fdw;
                create server away foreign data wrapper postgres_fdw options (host '127.0.0.1', port '1', dbname 'x');
                create user mapping for public server away options (user 'x');
                create table bars_away (n int) partition by range (n);
                create foreign table bars_away_0 partition of bars_away for values from (0) to (9) server away
                """);
        isFault("bars_away_0 of bars_away cannot be read: could not connect to server");
    }
}
