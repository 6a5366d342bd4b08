package bellwether.desk.fit.select;

import java.math.BigDecimal;
import java.util.List;

/// A candidate that is taken.
///
/// @param bound what kept it from more shares
/// @param unknownCorrelations those taken before, or held, with which no correlation is known
public record FittedPosition(
        FitCandidate candidate,
        BigDecimal shares,
        BigDecimal value,
        BigDecimal loss,
        FitBound bound,
        List<String> unknownCorrelations) {
    public FittedPosition {
        unknownCorrelations = List.copyOf(unknownCorrelations);
    }
}
