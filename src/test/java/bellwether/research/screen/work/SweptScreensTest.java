package bellwether.research.screen.work;

import static bellwether.research.screen.work.ScreenFixture.ANN;
import static bellwether.research.screen.work.ScreenFixture.DAY;
import static bellwether.research.screen.work.ScreenFixture.actor;
import static bellwether.research.screen.work.ScreenFixture.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenDefinition;
import bellwether.research.screen.store.ScreenDao;
import bellwether.research.screen.work.TrackedScreens.Tracked;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tracked screens are understood once for many chunks, and again as soon as that would show.
final class SweptScreensTest {
    private final ScreenFixture fixture = new ScreenFixture();
    private final AtomicLong nanos = new AtomicLong();
    private final SweptScreens swept =
            new SweptScreens(
                    new TrackedScreens(fixture.jdbi, fixture.desk, fixture.clock), nanos::get);
    private final SavedScreen base =
            fixture.book.create(actor(ANN), definition("base", "RSI_14 > 50", "synthetic", false));
    private final SavedScreen tracked =
            fixture.book.create(
                    actor(ANN), definition("both", "screen(\"base\") and close > 1", "all", true));

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<Tracked> understood(String... tickers) {
        return understood(swept, tickers);
    }

    private List<Tracked> understood(SweptScreens by, String... tickers) {
        return by.understood(
                DAY,
                fixture.jdbi.withHandle(h -> SweptScreens.Stored.of(h, new ScreenDao(), DAY)),
                List.of(tickers));
    }

    private void change(SavedScreen screen, ScreenDefinition other) {
        fixture.book.change(actor(ANN), screen.id(), other, _ -> true);
    }

    @Test
    void theChunksOfASweepShareThem() {
        List<Tracked> first = understood("DEMO01", "DEMO02");
        assertEquals(1, first.size());
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        assertSame(first, understood("DEMO03"));
        assertSame(first, understood());
    }

    @Test
    void anEditOfATrackedScreenIsSeenByTheNextChunk() {
        List<Tracked> first = understood("DEMO01");
        change(tracked, definition("both", "close > 2", "synthetic", true));
        List<Tracked> next = understood("DEMO01");
        assertNotSame(first, next);
        assertEquals("close > 2", next.getFirst().screen().text());
    }

    @Test
    void anEditOfAScreenThatIsNamedIsSeenByTheNextChunk() {
        List<Tracked> first = understood("DEMO01");
        change(base, definition("base", "RSI_14 > 60", "synthetic", false));
        assertNotSame(first, understood("DEMO01"));
    }

    @Test
    void aNewSymbolAndTimeMakeThemNew() {
        List<Tracked> first = understood("DEMO01");
        List<Tracked> withNew = understood("DEMO01", "NEWONE");
        assertNotSame(first, withNew);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertNotSame(withNew, understood("DEMO01"));
    }

    @Test
    void aSymbolThatHasJustComeIsKnownToItsChunk() {
        SweptScreens patient =
                new SweptScreens(
                        new TrackedScreens(
                                fixture.jdbi, fixture.desk(Duration.ofHours(1)), fixture.clock),
                        nanos::get);
        understood(patient, "DEMO01");
        fixture.jdbi.useHandle(h -> {
            h.execute(
                    "insert into symbol (ticker, created_at, updated_at) values ('NEWONE', now(), now())");
            h.execute(
                    "insert into series (symbol_id, timeframe, bar_count, first_ts, last_ts, source_ids)"
                            + " select id, '1d', 1, 0, 0, '{}' from symbol where ticker = 'NEWONE'");
        });
        assertTrue(
                understood(patient, "NEWONE")
                        .getFirst()
                        .facts()
                        .snapshot()
                        .place("NEWONE")
                        .isPresent());
    }

    @Test
    void withoutTrackedScreensNothingIsRead() {
        change(tracked, definition("both", "close > 2", "synthetic", false));
        assertEquals(List.of(), understood("DEMO01"));
    }
}
