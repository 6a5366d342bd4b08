package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

final class PoolCapacityCheckTest {
    @Test
    void poolsThatFitAreTaken() {
        PoolCapacityCheck.check(TestDatabase.createEmpty(), 5, Duration.ZERO);
    }

    @Test
    void poolsThatNeverFitAreRefusedAtOnceWithTheNumbers() {
        String line = refusal(TestDatabase.createEmpty(), 1_000);
        assertTrue(line.contains("up to 1000 connections needed"), line);
        assertTrue(line.contains("(max 300, less 3 reserved and "), line);
        assertTrue(line.contains("Lower DB_POOL_MAX by "), line);
        assertTrue(line.lines().count() == 1, line);
    }

    @Test
    void theLimitOfTheDatabaseCountsAndSoDoThoseWhoAreIn() {
        DatabaseAddress address = TestDatabase.createEmpty();
        Jdbi jdbi = Jdbi.create(() -> Connections.single(address));
        String name = address.jdbcUrl().replaceAll(".*/", "");
        jdbi.useHandle(h -> {
            h.execute("alter database %s connection limit 10".formatted(name));
            String line = refusal(address, 10);
            assertTrue(line.contains("up to 10 connections needed, 9 free"), line);
            assertTrue(line.contains("(max 10, less 0 reserved and 1 used by others)"), line);
            PoolCapacityCheck.check(address, 9, Duration.ZERO);
        });
    }

    @Test
    void behindAPoolerTheServersRoomIsNotOurs() {
        PoolCapacityCheck.check(TestDatabase.createEmpty().behindPooler(), 1_000, Duration.ZERO);
    }

    @Test
    void aRoleWithoutALimitIsToldOfBehindAPooler() {
        DatabaseAddress address = TestDatabase.createEmpty();
        String name = address.jdbcUrl().replaceAll(".*/", "");
        assertTrue(
                RoleTimeoutCheck.complaint(address).orElse("").contains("alter role postgres set"));
        TestDatabase.plain(address)
                .useHandle(h ->
                        h.execute(
                                "alter database %s set statement_timeout = '5s'".formatted(name)));
        assertTrue(RoleTimeoutCheck.complaint(address).isEmpty());
    }

    private static String refusal(DatabaseAddress address, int wanted) {
        return String.valueOf(
                assertThrows(
                                DatabaseUnavailable.class,
                                () -> PoolCapacityCheck.check(address, wanted, Duration.ZERO))
                        .getMessage());
    }
}
