package bellwether.research.evidence.scoreboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Which plans are looked at.
///
/// @param owner whose; empty for those that the service recomputed
/// @param state its word
/// @param from the day of the analysis's last bar, or later
/// @param to that day, or earlier
public record PlanQuery(
        String owner,
        Optional<String> verdict,
        Optional<String> profile,
        Optional<String> sector,
        Optional<String> ticker,
        Optional<String> state,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {
    /// What analyses come to, as it is stored.
    public static final List<String> VERDICTS =
            List.of("STRONG_BUY", "BUY", "HOLD", "SELL", "STRONG_SELL");

    public boolean isHouse() {
        return owner.isEmpty();
    }

    /// The same from a day on.
    public PlanQuery since(LocalDate day) {
        return new PlanQuery(owner, verdict, profile, sector, ticker, state, Optional.of(day), to);
    }
}
