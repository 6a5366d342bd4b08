package bellwether.trading.execution.account;

import bellwether.trading.execution.PositionKey;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many positions may be open at once. What is closed at the open frees its slot for what opens
/// there; a slot that is freed in the range is free on the next bar.
final class PositionSlots {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final AccountBook book;
    private int most = NO_LIMIT;

    /// What was held after the open or has opened since; null outside the range.
    private @Nullable Set<PositionKey> taken;

    PositionSlots(AccountBook book) {
        this.book = book;
    }

    void limit(int positions) {
        most = positions;
    }

    void beginRange() {
        if (most < NO_LIMIT) {
            taken = held();
        }
    }

    void endRange() {
        taken = null;
    }

    /// Whether a position may be opened, or added to.
    boolean isFree(Holding holding) {
        if (most == NO_LIMIT || !holding.isFlat()) {
            return true;
        }
        return taken == null
                ? held().size() < most
                : taken.contains(holding.key) || taken.size() < most;
    }

    void opened(PositionKey key) {
        if (taken != null) {
            taken.add(key);
        }
    }

    private Set<PositionKey> held() {
        Set<PositionKey> held = new HashSet<>();
        for (SymbolBook symbol : book.symbols.values()) {
            for (Holding holding : symbol.holdings.values()) {
                if (!holding.isFlat()) {
                    held.add(holding.key);
                }
            }
        }
        return held;
    }
}
