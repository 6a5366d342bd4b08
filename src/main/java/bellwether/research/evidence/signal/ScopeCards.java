package bellwether.research.evidence.signal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cards of a scope.
///
/// @param symbols that were looked at
/// @param from the first date of their bars that counts; null where there is none
/// @param to the last
/// @param cards of all signals that came, in their order
public record ScopeCards(
        int symbols, @Nullable LocalDate from, @Nullable LocalDate to, List<SignalCard> cards) {
    public ScopeCards {
        cards = List.copyOf(cards);
    }
}
