package bellwether.research.evidence.work;

import bellwether.research.evidence.signal.SignalKey;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What followed earlier signals of the kinds that an analysis shows.
///
/// @param dataDay of the newest cards; null where there are none
/// @param reason why there are none, for programs; null where there are
/// @param signals those that are on, each with its cards
public record ShownSignals(
        @Nullable LocalDate dataDay,
        @Nullable String reason,
        String message,
        List<ShownSignal> signals) {
    /// No job has made cards of a day up to that of the analysis.
    public static final String NOT_COMPUTED = "not_computed";

    /// Signals are of daily bars.
    public static final String DAILY_ONLY = "daily_only";

    /// Symbols that are invented show nothing.
    public static final String SYNTHETIC = "synthetic";

    public ShownSignals {
        signals = List.copyOf(signals);
    }

    /// A signal that is on.
    ///
    /// @param cards none where it did not come before
    public record ShownSignal(SignalKey signal, List<BriefCard> cards) {
        public ShownSignal {
            cards = List.copyOf(cards);
        }
    }

    static ShownSignals none(String reason, String message) {
        return new ShownSignals(null, reason, message, List.of());
    }
}
