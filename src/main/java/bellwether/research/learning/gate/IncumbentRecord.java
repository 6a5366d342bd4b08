package bellwether.research.learning.gate;

import java.util.List;

/// A candidate beside the model that is active.
///
/// @param days that neither saw, oldest first
/// @param attempts candidates that were judged since the active one was promoted, this one included
public record IncumbentRecord(List<IncumbentDay> days, int attempts) {
    public IncumbentRecord {
        days = List.copyOf(days);
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, were " + attempts);
        }
    }
}
