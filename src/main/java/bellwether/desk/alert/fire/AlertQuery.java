package bellwether.desk.alert.fire;

import java.time.Instant;
import java.util.Optional;

/// Which alerts are wanted, the newest first.
///
/// @param before only those with smaller numbers
public record AlertQuery(
        Optional<AlertState> state,
        Optional<AlertKind> kind,
        Optional<String> origin,
        Optional<String> ticker,
        Optional<Instant> since,
        long before) {
    /// All of them.
    public static final AlertQuery ALL =
            new AlertQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Long.MAX_VALUE);

    /// The same behind an alert.
    public AlertQuery behind(AlertId last) {
        return new AlertQuery(state, kind, origin, ticker, since, last.number());
    }
}
