package bellwether.trading.strategy.http;

import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.broker.PaperBroker;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A strategy as answers show it.
///
/// @param broker who trades its orders
record ShownStrategy(
        String id,
        String portfolio,
        String name,
        boolean manual,
        @Nullable JsonNode rules,
        List<String> symbols,
        boolean active,
        String broker,
        int version,
        Instant createdAt,
        Instant changedAt) {
    static ShownStrategy of(Strategy strategy) {
        return new ShownStrategy(
                strategy.id().toString(),
                strategy.portfolio().toString(),
                strategy.name(),
                strategy.manual(),
                strategy.rules(),
                strategy.symbols(),
                strategy.active(),
                PaperBroker.NAME,
                strategy.version(),
                strategy.createdAt(),
                strategy.changedAt());
    }
}
