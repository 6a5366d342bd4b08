package bellwether.desk.scan.http;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanId;
import bellwether.market.symbols.Universe;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scan as answers show it.
///
/// @param patterns all of them when empty
/// @param hours always or session
record ShownScan(
        ScanId id,
        String name,
        Universe universe,
        String timeframe,
        int everySeconds,
        @Nullable Integer batch,
        List<String> patterns,
        @Nullable Double minQuality,
        String hours,
        boolean alerts,
        boolean running,
        @JsonUnwrapped Times times) {
    /// Of its definition.
    record Times(Instant createdAt, Instant changedAt) {}

    static ShownScan of(Scan scan) {
        return new ShownScan(
                scan.id(),
                scan.name(),
                scan.universe(),
                scan.timing().timeframe().code(),
                scan.timing().everySeconds(),
                scan.timing().batch().isPresent() ? scan.timing().batch().getAsInt() : null,
                scan.filter().patterns().stream().sorted().toList(),
                scan.filter().minQuality(),
                scan.timing().sessionOnly() ? "session" : "always",
                scan.alerts(),
                scan.running(),
                new Times(scan.createdAt(), scan.changedAt()));
    }
}
