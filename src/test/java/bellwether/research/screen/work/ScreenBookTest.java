package bellwether.research.screen.work;

import static bellwether.research.screen.work.ScreenFixture.ANN;
import static bellwether.research.screen.work.ScreenFixture.DAY;
import static bellwether.research.screen.work.ScreenFixture.actor;
import static bellwether.research.screen.work.ScreenFixture.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.research.screen.SavedScreen;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Saved screens, those that name one another, and sheets of several processes.
final class ScreenBookTest {
    private final ScreenFixture fixture = new ScreenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private SavedScreen save(String owner, String name, String text, String universe) {
        return fixture.book.create(actor(owner), definition(name, text, universe, false));
    }

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    @Test
    void aScreenIsNamedInConditionsAndUniverses() {
        fixture.sheets(fixture.tickers());
        save(ANN, "Cheap", "RSI_14 < 50", "DEMO01,DEMO02,DEMO03,DEMO04,DEMO05");
        List<Integer> direct = passing("RSI_14 < 50", "DEMO01,DEMO02,DEMO03,DEMO04,DEMO05");
        assertEquals(direct, passing("screen(\"cheap\")", "synthetic"));
        assertEquals(direct, passing("close > 0", "screen:CHEAP"));
        List<Integer> others = passing("not screen(\"cheap\") and RSI_14 is known", "synthetic");
        assertEquals(30, direct.size() + others.size());
        assertEquals(3, fixture.understood("close > 0", "watchlist:mine").universe().cardinality());
        assertEquals(3, passing("on_list(\"mine\")", "synthetic").size());
    }

    private List<Integer> passing(String text, String universe) {
        return fixture.desk.ofSheets(fixture.understood(text, universe)).passing();
    }

    @Test
    void circlesAreRefusedByName() {
        SavedScreen a = save(ANN, "a", "RSI_14 < 50", "all");
        save(ANN, "b", "screen(\"a\") and close > 1", "all");
        save(ANN, "c", "close > 1", "screen:b");
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                fixture.book.change(
                                        actor(ANN),
                                        a.id(),
                                        definition("a", "not screen(\"c\")", "all", false),
                                        _ -> true));
        assertEquals("circular_screen", refusal.code());
        assertTrue(refusal.detail().contains("\"a\" → \"c\" → \"b\" → \"a\""), refusal.detail());
        assertEquals("circular_screen", code(() -> save(ANN, "self", "screen(\"self\")", "all")));
        assertEquals("circular_screen", code(() -> save(ANN, "me", "close > 1", "screen:me")));
    }

    @Test
    void whatIsOthersIsMissing() {
        save("bob", "secret", "RSI_14 < 50", "all");
        assertEquals("unknown_screen", code(() -> fixture.understood("screen(\"secret\")", "all")));
        assertEquals(
                "unknown_screen", code(() -> fixture.understood("close > 1", "screen:secret")));
        assertEquals(
                "unknown_watchlist",
                code(() -> save("bob", "stolen", "on_list(\"mine\")", "watchlist:mine")));
        SavedScreen saved = save(ANN, "own", "RSI_14 < 50", "all");
        assertEquals(
                "unknown_screen",
                code(() -> fixture.book.delete(actor("bob"), saved.id(), _ -> true)));
        assertEquals("name_taken", code(() -> save(ANN, "OWN", "close > 1", "all")));
        assertEquals("bad_condition", code(() -> save(ANN, "bad", "RSJ_14 < 3", "all")));
        assertEquals("bad_condition", code(() -> save(ANN, "beta", "BETA_60 > 1", "all")));
    }

    @Test
    void anEmptyUniverseIsRefused() {
        fixture.jdbi.useHandle(h -> h.execute("delete from symbol where ticker = 'DEMO01'"));
        save(ANN, "none", "RSI_14 < 0", "all");
        assertEquals("empty_universe", code(() -> fixture.understood("close > 1", "screen:none")));
        assertEquals("empty_universe", code(() -> fixture.understood("close > 1", "DEMO01")));
        assertEquals("unknown_symbol", code(() -> save(ANN, "gone", "close > 1", "DEMO01")));
    }

    @Test
    void sheetsOfAnotherProcessAreSeenAndOldOnesSaySo() {
        ScreenDesk other = fixture.desk();
        assertEquals(
                0,
                other.facts(ANN, DAY).snapshot().states().stream()
                        .filter(state -> state.sheet().isPresent())
                        .count());
        fixture.sheets(List.of("DEMO01", "DEMO02"));
        ScreenReader.Understood asked = fixture.understood("close > 0", "synthetic");
        assertEquals(28, fixture.desk.behind(asked).size());
        var snapshot = other.facts(ANN, DAY).snapshot();
        int place = snapshot.place("DEMO02").orElseThrow();
        double close = snapshot.field("close", 0)[place];
        assertTrue(close > 0);
        fixture.jdbi.useHandle(h ->
                h.execute(
                        "update symbol set data_version = data_version + 1 where ticker ="
                                + " 'DEMO02'"));
        ScreenReader.Understood again = fixture.understood("close > 0", "DEMO01,DEMO02");
        assertEquals(List.of("DEMO02"), fixture.desk.behind(again));
        fixture.sheets(List.of("DEMO02"));
        assertEquals(
                List.of(), fixture.desk.behind(fixture.understood("close > 0", "DEMO01,DEMO02")));
        assertTrue(other.facts(ANN, DAY).snapshot() != snapshot);
        assertEquals(close, snapshot.field("close", 0)[place], "a snapshot never changes");
    }
}
