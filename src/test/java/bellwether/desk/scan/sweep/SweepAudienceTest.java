package bellwether.desk.scan.sweep;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.wish.ScanPass;
import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was detected is stored once, so that whoever was not alerted then never is: a scan whose
/// symbols are not known at that moment waits for them, or is shown that it missed something.
final class SweepAudienceTest {
    private final SweepFixture fixture = new SweepFixture();
    private final AtomicReference<Runnable> whenWalked = new AtomicReference<>(() -> {});
    private SweepFixture.Station station;
    private Scan listed;
    private Scan whole;

    @BeforeEach
    void sweepTheFirstBars() {
        fixture.store("AAA", 280);
        listed = fixture.scan("listed", true, "AAA");
        whole = fixture.scan("whole", true, "AAA");
        fixture.execute(
                "update scan set universe = '{\"watchlist\": \"wl_1\"}' where name = 'listed'");
        station = fixture.station(new WalkedPart());
        fixture.sweep(station);
        fixture.store("AAA", 300);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ScanPass newest(Scan scan) {
        return fixture.passes(scan).getFirst();
    }

    private long alerted(Scan scan) {
        return fixture.matches.stream()
                .filter(match -> match.scan().id().equals(scan.id()))
                .map(match -> match.detection().id())
                .distinct()
                .count();
    }

    @Test
    void whatIsAwayForAMomentIsWaitedFor() {
        whenWalked.set(() -> {
            whenWalked.set(() -> {});
            fixture.busy.set(1);
        });
        fixture.sweep(station);
        assertEquals(0, fixture.busy.get());
        assertTrue(alerted(whole) > 5);
        assertEquals(alerted(whole), alerted(listed));
        assertNull(newest(listed).trouble());
        assertEquals("completed", newest(listed).state());
        assertEquals(newest(whole).counts(), newest(listed).counts());
    }

    @Test
    void whatLastsIsShownInThePassAndKeepsNothingFromOthers() {
        whenWalked.set(() -> fixture.failing.set(true));
        fixture.sweep(station);
        assertTrue(alerted(whole) > 5);
        assertEquals(0, alerted(listed));
        assertNull(newest(whole).trouble());
        assertEquals("completed", newest(whole).state());
        assertEquals("partial", newest(listed).state());
        String trouble = newest(listed).trouble();
        assertNotNull(trouble);
        assertTrue(
                trouble.startsWith(
                        "The symbols of the scan could not be determined: PSQLException. What"),
                trouble);
        whenWalked.set(() -> {});
        fixture.failing.set(false);
        fixture.store("AAA", 301);
        fixture.sweep(station);
        assertNull(newest(listed).trouble());
    }

    /// A scan that had no pass in the sweep shows it in its next one.
    @Test
    void theNextPassShowsWhatASweepOfOthersCouldNotTell() {
        fixture.execute("delete from sweep_request");
        fixture.execute("update scan set last_slot = 99999999999 where name = 'listed'");
        fixture.execute("update scan set last_slot = 0 where name = 'whole'");
        whenWalked.set(() -> fixture.failing.set(true));
        station.rounds().look();
        fixture.awaitEnd();
        assertTrue(alerted(whole) > 5);
        assertEquals(
                List.of("listed"),
                fixture.texts("select name from scan where other_trouble is not null"));
        whenWalked.set(() -> {});
        fixture.failing.set(false);
        fixture.sweep(station);
        assertEquals("partial", newest(listed).state());
        assertNotNull(newest(listed).trouble());
        assertEquals(
                List.of(), fixture.texts("select name from scan where other_trouble is not null"));
    }

    /// Breaks something once the look that made the sweep is over, before the chunk is kept.
    private final class WalkedPart implements SweepPart {
        @Override
        public Set<String> wanted(Handle handle, Timeframe timeframe) {
            return Set.of();
        }

        @Override
        public Walk begin(Timeframe timeframe, Collection<String> tickers) {
            requireNonNull(whenWalked.get()).run();
            return new Walk() {
                @Override
                public void walk(SweptSymbol symbol) {
                    // nothing to find
                }

                @Override
                public Counts store(Handle transaction) {
                    return Counts.NONE;
                }
            };
        }
    }
}
