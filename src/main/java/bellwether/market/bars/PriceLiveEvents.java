package bellwether.market.bars;

import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Publishes what becomes of stored prices by requests that are no jobs, as the last statement of a
/// change: to those who made it.
public final class PriceLiveEvents {
    private static final LiveEventType CHANGED = LiveEventType.kept("prices", "prices.changed");

    /// Every type that is published here.
    public static final List<LiveEventType> TYPES = List.of(CHANGED);

    private PriceLiveEvents() {}

    /// What was done.
    public enum Change {
        IMPORTED,
        BARS_REMOVED,
        SYMBOL_REMOVED,
        ACTION_ADDED,
        ACTION_REMOVED
    }

    private record Data(String change, int symbols, @Nullable String ticker) {}

    /// Publishes a change.
    ///
    /// @param symbols how many it is of
    /// @param ticker of the symbol, where it is known and one
    public static void publish(
            Handle transaction, String owner, Change change, int symbols, Optional<String> ticker) {
        LiveEvents.publish(
                transaction,
                CHANGED,
                owner,
                new Data(change.name().toLowerCase(Locale.ROOT), symbols, ticker.orElse(null)));
    }
}
