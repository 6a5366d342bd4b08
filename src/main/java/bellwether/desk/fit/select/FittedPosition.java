package bellwether.desk.fit.select;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A candidate that is taken.
///
/// @param bound what kept it from more shares
/// @param closest what it moves most together with; null where no correlation is known
/// @param unknownCorrelations those taken before, or held, with which no correlation is known
public record FittedPosition(
        FitCandidate candidate,
        BigDecimal shares,
        BigDecimal value,
        BigDecimal loss,
        FitBound bound,
        @Nullable ClosestPosition closest,
        List<String> unknownCorrelations) {
    public FittedPosition {
        unknownCorrelations = List.copyOf(unknownCorrelations);
    }
}
