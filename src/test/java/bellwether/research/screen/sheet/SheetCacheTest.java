package bellwether.research.screen.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.market.symbols.Timeframe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// When what is in memory is compared with what is stored.
final class SheetCacheTest {
    private static final Timeframe DAY = Timeframe.DAY;

    private final AtomicLong nanos = new AtomicLong();
    private final Source source = new Source();
    private final SheetCache cache = new SheetCache(source, Duration.ofSeconds(1), nanos::get);

    private static final class Source implements SheetSource {
        private final List<SymbolState> states = new ArrayList<>();
        private boolean isAway;
        private int compared;
        private int read;

        void add(String ticker) {
            states.add(
                    new SymbolState(
                            states.size() + 1L,
                            ticker,
                            null,
                            null,
                            null,
                            null,
                            false,
                            1,
                            0,
                            null,
                            Optional.empty()));
        }

        @Override
        public String fingerprint(Timeframe timeframe) {
            compared++;
            if (isAway) {
                throw new IllegalStateException("away");
            }
            return String.valueOf(states.size());
        }

        @Override
        public List<SymbolState> states(Timeframe timeframe) {
            read++;
            return List.copyOf(states);
        }

        @Override
        public List<PackedSheet> read(Timeframe timeframe, Collection<Long> symbols) {
            return List.of();
        }
    }

    @Test
    void sweepsSeeWhatIsASecondOldAndRequestsWhatIsThere() {
        source.add("AAA");
        assertEquals(1, cache.snapshot(DAY).size());
        source.add("BBB");
        assertEquals(1, cache.snapshot(DAY).size());
        cache.expire(DAY);
        assertEquals(2, cache.snapshot(DAY).size());
        source.add("CCC");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertEquals(3, cache.snapshot(DAY).size());
    }

    @Test
    void whatHasNotChangedIsComparedAndNotRead() {
        source.add("AAA");
        SheetSnapshot first = cache.snapshot(DAY);
        cache.expire(DAY);
        assertSame(first, cache.snapshot(DAY));
        assertEquals(2, source.compared);
        assertEquals(1, source.read);
    }

    /// Those who waited for a comparison that failed make one of their own.
    @Test
    void aComparisonThatFailsIsMadeAgain() {
        source.add("AAA");
        cache.snapshot(DAY);
        source.add("BBB");
        source.isAway = true;
        cache.expire(DAY);
        assertThrows(IllegalStateException.class, () -> cache.snapshot(DAY));
        source.isAway = false;
        assertEquals(2, cache.snapshot(DAY).size());
    }
}
