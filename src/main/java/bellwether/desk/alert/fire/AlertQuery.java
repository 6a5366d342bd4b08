package bellwether.desk.alert.fire;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which alerts are wanted, the newest first.
///
/// @param states of any when it is empty
/// @param before only those with smaller numbers
public record AlertQuery(
        Set<AlertState> states,
        Optional<AlertKind> kind,
        Optional<String> origin,
        Optional<String> ticker,
        Optional<Instant> since,
        long before) {
    public AlertQuery {
        states = Set.copyOf(states);
    }

    /// All of them.
    public static final AlertQuery ALL =
            new AlertQuery(
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Long.MAX_VALUE);

    /// The same of those that wait for their owner.
    public AlertQuery open() {
        return new AlertQuery(AlertState.OPEN, kind, origin, ticker, since, before);
    }

    /// The same of a ticker, and of a kind where one is given.
    public AlertQuery of(String named, Optional<AlertKind> ofKind) {
        return new AlertQuery(states, ofKind, origin, Optional.of(named), since, before);
    }
}
