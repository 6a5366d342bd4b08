package bellwether.trading.portfolio.risk;

import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import bellwether.trading.portfolio.Portfolio;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Publishes halts of portfolios and their end.
public final class RiskLiveEvents {
    private static final String TOPIC = "portfolios";
    private static final LiveEventType HALTED = LiveEventType.kept(TOPIC, "risk.halted");
    private static final LiveEventType RESUMED = LiveEventType.kept(TOPIC, "risk.resumed");

    /// Every type that is published here.
    public static final List<LiveEventType> TYPES = List.of(HALTED, RESUMED);

    private RiskLiveEvents() {}

    private record Data(String portfolio, @Nullable String mode, String reason) {}

    static void halted(Handle transaction, Portfolio portfolio, TradeHalt halt) {
        publish(transaction, HALTED, portfolio, halt.mode(), halt.reason());
    }

    static void resumed(Handle transaction, Portfolio portfolio, String reason) {
        publish(transaction, RESUMED, portfolio, null, reason);
    }

    private static void publish(
            Handle transaction,
            LiveEventType type,
            Portfolio portfolio,
            @Nullable HaltMode mode,
            String reason) {
        LiveEvents.publish(
                transaction,
                type,
                portfolio.owner(),
                new Data(portfolio.id().toString(), mode == null ? null : mode.key(), reason));
    }
}
