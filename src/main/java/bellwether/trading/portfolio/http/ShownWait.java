package bellwether.trading.portfolio.http;

import bellwether.trading.portfolio.matching.OrderWait;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an order waits for, as answers show it.
record ShownWait(
        String reason, String detail, @Nullable Instant nextBar, @Nullable Instant lastBar) {
    static ShownWait of(OrderWait wait) {
        return new ShownWait(
                wait.reason().key(),
                wait.detail(),
                wait.nextBar().orElse(null),
                wait.lastBar().orElse(null));
    }
}
