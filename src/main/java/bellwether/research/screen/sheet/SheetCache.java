package bellwether.research.screen.sheet;

import bellwether.market.symbols.Timeframe;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// The sheets of each timeframe in the memory of this process: read when they are first asked for,
/// and compared with what is stored at most once in a while, and for each request that must see
/// what was committed before it. A sheet is read again when its stamp differs, so that what another
/// process wrote is seen, whatever the order of its commits.
public final class SheetCache {
    private final SheetSource source;
    private final Duration every;
    private final LongSupplier nanos;
    private final Map<Timeframe, Held> held = new EnumMap<>(Timeframe.class);

    /// @param every how long what was compared is taken to be so
    /// @param nanos a time that only grows
    public SheetCache(SheetSource source, Duration every, LongSupplier nanos) {
        this.source = source;
        this.every = every;
        this.nanos = nanos;
    }

    /// What is stored, as it was at most so long ago.
    public SheetSnapshot snapshot(Timeframe timeframe) {
        Held of;
        synchronized (held) {
            of = held.computeIfAbsent(timeframe, Held::new);
        }
        return of.snapshot();
    }

    /// Compares again at the next time: for a request, whose answer must show what was committed
    /// before it. Requests that come while one compares share the comparison after that.
    public void expire(Timeframe timeframe) {
        synchronized (held) {
            Held of = held.get(timeframe);
            if (of != null) {
                of.isExpired = true;
            }
        }
    }

    private final class Held {
        private SheetSnapshot snapshot;
        private String fingerprint = "";
        private long comparedAt;
        private volatile boolean isExpired = true;

        Held(Timeframe timeframe) {
            this.snapshot = SheetSnapshot.empty(timeframe);
        }

        synchronized SheetSnapshot snapshot() {
            long now = nanos.getAsLong();
            if (isExpired || now - comparedAt >= every.toNanos()) {
                isExpired = false; // before looking: who comes meanwhile has it looked at again
                try {
                    compare();
                } catch (RuntimeException e) {
                    isExpired = true; // also for those who wait for this
                    throw e;
                }
                comparedAt = now;
            }
            return snapshot;
        }

        /// A fingerprint that is older than what is read after it costs one more comparison; the
        /// other order would miss what is committed between the two.
        private void compare() {
            String now = source.fingerprint(snapshot.timeframe());
            if (!now.equals(fingerprint)) {
                snapshot = snapshot.next(source);
                fingerprint = now;
            }
        }
    }
}
