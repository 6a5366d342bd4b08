package bellwether.research.screen.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What tells one state of screens' answers from another.
final class ScreenStateTest {
    private static ScreenFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new ScreenFixture();
        fixture.sheets(List.of("DEMO01", "DEMO02"));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static List<String> state() {
        return fixture.desk.state(ScreenFixture.ANN, ScreenFixture.DAY);
    }

    private static void assertMoves(Runnable change) {
        List<String> before = state();
        assertEquals(before, state());
        change.run();
        assertNotEquals(before, state());
    }

    private static void sql(String statement) {
        fixture.jdbi.useHandle(h -> h.execute(statement));
    }

    @Test
    void processesAgree() {
        assertEquals(state(), fixture.desk().state(ScreenFixture.ANN, ScreenFixture.DAY));
    }

    @Test
    void itMovesWithSheets() {
        assertMoves(() -> fixture.sheets(List.of("DEMO03")));
        assertMoves(() -> fixture.sheets(List.of("DEMO03")));
    }

    @Test
    void itMovesWithWhatIsKnownOfSymbols() {
        assertMoves(() -> sql("update symbol set sector = 'Other' where ticker = 'DEMO04'"));
        assertMoves(() -> sql("update symbol set delisted = '2026-01-02' where ticker = 'DEMO04'"));
        assertMoves(() ->
                sql(
                        "update symbol set data_version = data_version + 1"
                                + " where ticker = 'DEMO05'"));
        assertMoves(() ->
                sql(
                        "insert into symbol (ticker, created_at, updated_at)"
                                + " values ('NEWONE', now(), now())"));
    }

    @Test
    void itMovesWithTheOwnersScreensAndNotWithThoseOfOthers() {
        assertMoves(() ->
                fixture.book.create(
                        ScreenFixture.actor(ScreenFixture.ANN),
                        ScreenFixture.definition("a", "close > 1", "all", false)));
        List<String> before = state();
        fixture.book.create(
                ScreenFixture.actor("bob"),
                ScreenFixture.definition("b", "close > 1", "all", false));
        assertEquals(before, state());
    }

    @Test
    void itMovesWithTheOwnersAnalyses() {
        assertMoves(() ->
                sql(
                        """
                        insert into job (id, owner, kind, request_hash, params, priority, total)
                        values (gen_random_uuid(), 'ann', 'analysis', '', '{}', 1, 1)
                        """));
        assertMoves(() -> sql("update job set version = version + 1 where owner = 'ann'"));
    }
}
