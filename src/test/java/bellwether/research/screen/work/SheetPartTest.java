package bellwether.research.screen.work;

import static bellwether.research.screen.work.ScreenFixture.ANN;
import static bellwether.research.screen.work.ScreenFixture.DAY;
import static bellwether.research.screen.work.ScreenFixture.actor;
import static bellwether.research.screen.work.ScreenFixture.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenSpan;
import bellwether.research.screen.SpanEnd;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import bellwether.research.screen.store.ScreenStore;
import bellwether.technical.ta.NewestPatterns;
import bellwether.trading.rules.RuleHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What sweeps keep: sheets, and which symbols enter and leave tracked screens, each once.
final class SheetPartTest {
    private static final String TICKER = "DEMO01";

    private final ScreenFixture fixture = new ScreenFixture();
    private final BarLoader.Loaded loaded = fixture.loader.load(List.of(TICKER), DAY).getFirst();
    private final SavedScreen screen =
            fixture.book.create(actor(ANN), definition("strong", "RSI_14 > 50", "synthetic", true));

    @AfterEach
    void close() {
        fixture.close();
    }

    private SweepPart.Walk walked(int fresh, int size) {
        RuleHistory history = loaded.history().cut(size);
        SweepPart.Walk walk = fixture.part.begin(DAY, List.of(TICKER));
        walk.walk(
                SweptSymbol.of(
                        loaded.facts(),
                        history,
                        fixture.market.calendar(loaded.facts()),
                        fresh,
                        fresh,
                        new NewestPatterns()));
        return walk;
    }

    private SweepPart.Counts sweep(int fresh, int size) {
        SweepPart.Walk walk = walked(fresh, size);
        return fixture.jdbi.inTransaction(h -> {
            SweepPart.Counts counts = walk.store(h);
            walk.publish(h);
            return counts;
        });
    }

    private List<ScreenSpan> spans() {
        return new ScreenStore(fixture.jdbi).spans(screen.id(), false, Long.MAX_VALUE, 1000);
    }

    private long events() {
        return fixture.jdbi.withHandle(h ->
                h.createQuery("select count(*) from live_event where topic = 'screens'")
                        .mapTo(Long.class)
                        .one());
    }

    /// The bars on which the condition turned, by looking at each: true for entered.
    private List<Boolean> turns(int from, int size) {
        PlainScreen plain = new PlainScreen(fixture, List.of(TICKER));
        var condition = fixture.understood("RSI_14 > 50", "synthetic").plan().condition();
        List<Boolean> turns = new ArrayList<>();
        for (int bar = from; bar < size; bar++) {
            boolean now = plain.isTrue(TICKER, condition, bar);
            if (now != plain.isTrue(TICKER, condition, bar - 1)) {
                turns.add(now);
            }
        }
        return turns;
    }

    @Test
    void eachTurnIsKeptOnceWhateverTheSteps() {
        int size = loaded.history().size();
        int from = size - 120;
        sweep(from - 1, from);
        long before = events();
        List<ScreenSpan> baseline = spans();
        for (int bar = from; bar < size; ) {
            int next = Math.min(size, bar + 1 + bar % 7);
            sweep(bar, next);
            bar = next;
        }
        List<Boolean> turns = turns(from, size);
        assertTrue(turns.size() > 4, turns.toString());
        assertEquals(turns.size(), events() - before);
        long entered = turns.stream().filter(turn -> turn).count();
        assertEquals(entered + baseline.size(), spans().size());
        assertEquals(
                spans().stream().filter(span -> span.left() == null).count(),
                spans().getFirst().left() == null ? 1 : 0);
        List<ScreenSpan> kept = spans();
        sweep(from, size);
        assertEquals(kept, spans(), "a second time over the same bars finds nothing new");
    }

    @Test
    void whatPassesAlreadyIsABaselineWithoutAnEvent() {
        int bar = loaded.history().size();
        while (turns(bar - 1, bar).isEmpty() || !turns(bar - 1, bar).getFirst()) {
            bar--; // entered on bar - 1
        }
        sweep(bar + 1, bar + 1);
        assertEquals(1, spans().size());
        assertTrue(spans().getFirst().baseline());
        assertEquals(0, events());
    }

    @Test
    void anUndoneTransactionKeepsNothing() {
        int size = loaded.history().size();
        SweepPart.Walk walk = walked(size - 60, size);
        fixture.jdbi.useHandle(h -> {
            h.begin();
            walk.store(h);
            walk.publish(h);
            h.rollback();
        });
        assertEquals(List.of(), spans());
        assertEquals(0, events());
        assertTrue(sweep(size - 60, size).found() > 0);
        assertTrue(events() > 0);
    }

    @Test
    void twoSweepsOfTheSameBarsKeepEachTurnOnce() throws Exception {
        int size = loaded.history().size();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<SweepPart.Counts>> sweeps = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sweeps.add(threads.submit(() -> sweep(size - 90, size)));
            }
            int found = 0;
            for (Future<SweepPart.Counts> each : sweeps) {
                found += each.get().found();
            }
            List<Boolean> turns = turns(size - 90, size);
            assertEquals((double) turns.stream().filter(turn -> turn).count(), spans().size(), 1);
            assertEquals(
                    found,
                    spans().size() + spans().stream().filter(span -> span.left() != null).count());
        }
    }

    /// On the bar before the last, which is walked again, as if it were the first time.
    private SweepPart.Counts again(int from, int size) {
        RuleHistory history = loaded.history().cut(size);
        SweepPart.Walk walk = fixture.part.begin(DAY, List.of(TICKER));
        walk.walk(
                SweptSymbol.of(
                        loaded.facts(),
                        history,
                        fixture.market.calendar(loaded.facts()),
                        from,
                        size,
                        new NewestPatterns()));
        return fixture.jdbi.inTransaction(walk::store);
    }

    private void span(long bar) {
        fixture.jdbi.useHandle(h ->
                h.execute(
                        """
                        insert into screen_span (screen, symbol, entered_bar, baseline)
                        select ?, id, ?, false from symbol where ticker = ?
                        """,
                        screen.id().number(),
                        loaded.history().raw().time()[(int) bar],
                        TICKER));
    }

    /// A bar on which the condition turned to what is given.
    private int turned(boolean now) {
        int bar = loaded.history().size();
        while (turns(bar - 1, bar).isEmpty() || turns(bar - 1, bar).getFirst() != now) {
            bar--;
        }
        return bar - 1;
    }

    @Test
    void correctedBarsReviseWhatTheyNoLongerShow() {
        int left = turned(false);
        span(left); // kept of bars that showed it then
        again(left - 1, left + 1);
        ScreenSpan span = spans().getFirst();
        assertEquals(SpanEnd.REVISED, span.end());
        assertNotNull(span.revisedAt());
        assertEquals(1, spans().size());
    }

    @Test
    void aSpanWhoseBarsStillShowItStays() {
        int entered = turned(true);
        span(entered);
        again(entered - 1, entered + 1);
        assertNull(spans().getFirst().end());
        assertEquals(1, spans().size());
    }

    @Test
    void whatAnEditedScreenFoundBeforeIsNotKept() {
        int size = loaded.history().size();
        SweepPart.Walk walk = walked(size - 60, size);
        fixture.book.change(
                actor(ANN),
                screen.id(),
                definition("strong", "RSI_14 > 99", "synthetic", true),
                _ -> true);
        assertEquals(0, fixture.jdbi.inTransaction(walk::store).found());
        assertEquals(List.of(), spans());
    }

    @Test
    void spansEndWithTheTrackingAndTheUniverse() {
        int entered = turned(true);
        sweep(entered, entered + 1);
        assertNull(spans().getFirst().end());
        fixture.jdbi.useHandle(
                h -> h.execute("update screen set universe = '{\"tickers\": [\"DEMO02\"]}'"));
        sweep(entered + 1, entered + 1);
        assertEquals(SpanEnd.UNIVERSE, spans().getFirst().end());
        fixture.jdbi.useHandle(h -> {
            h.execute("update screen set universe = '\"synthetic\"'");
            h.execute("update screen_span set left_bar = null, ended = null");
        });
        fixture.book.change(
                actor(ANN),
                screen.id(),
                definition("strong", "RSI_14 > 50", "synthetic", false),
                _ -> true);
        assertEquals(SpanEnd.UNTRACKED, spans().getFirst().end());
    }

    @Test
    void aBrokenScreenSaysSoAndTheOthersGoOn() {
        ScreenStore store = new ScreenStore(fixture.jdbi);
        SavedScreen lost =
                fixture.book.create(
                        actor(ANN),
                        definition("lost", "close > 0 and on_list(\"mine\")", "synthetic", true));
        fixture.jdbi.useHandle(
                h -> h.execute("update screen set text = 'on_list(\"gone\")' where name = 'lost'"));
        int size = loaded.history().size();
        assertTrue(sweep(size - 60, size).found() > 0);
        assertEquals(
                "No watchlist of yours is called \"gone\"; GET /api/v1/watchlists lists them.",
                store.known(ANN, lost.id()).tracking().broken());
        assertNull(store.known(ANN, lost.id()).tracking().sweptAt());
        assertNull(store.known(ANN, screen.id()).tracking().broken());
        assertNotNull(store.known(ANN, screen.id()).tracking().sweptAt());
    }

    /// The sheets are of the bars before: the condition of the other is judged on the new bar.
    @Test
    void aScreenOfWhatPassesAnotherTurnsOnTheSameBar() {
        int entered = turned(true);
        sweep(entered, entered);
        fixture.jdbi.useHandle(h -> h.execute("update screen set track = false"));
        SavedScreen of =
                fixture.book.create(
                        actor(ANN), definition("of strong", "close > 0", "screen:strong", true));
        sweep(entered, entered + 1);
        List<ScreenSpan> found =
                new ScreenStore(fixture.jdbi).spans(of.id(), false, Long.MAX_VALUE, 10);
        assertEquals(1, found.size());
        assertEquals(loaded.history().raw().time()[entered], found.getFirst().entered());
    }

    @Test
    void whatIsKnownNowIsNotTracked() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                fixture.book.create(
                                        actor(ANN),
                                        definition("old", "data.age_sessions > 3", "all", true)));
        assertTrue(refusal.toString().contains("data.age_sessions"), refusal.toString());
        fixture.book.create(actor(ANN), definition("old", "data.age_sessions > 3", "all", false));
    }

    @Test
    void theSheetIsThatOfTheLastBar() {
        int size = loaded.history().size();
        sweep(size, size);
        var snapshot = fixture.desk.facts(ANN, DAY).snapshot();
        int place = snapshot.place(TICKER).orElseThrow();
        assertEquals(loaded.history().raw().close()[size - 1], snapshot.field("close", 0)[place]);
        assertEquals(loaded.history().raw().close()[size - 2], snapshot.field("close", 1)[place]);
        assertEquals(List.of(), fixture.desk.behind(fixture.understood("close > 0", TICKER)));
        assertTrue(
                fixture.jdbi.withHandle(h -> fixture.part.wanted(h, DAY)).contains("DEMO30"),
                "a tracked screen wants its universe");
    }
}
