package bellwether.desk.fit.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a candidate moves together with what is there. Opposite sides hedge each other.
///
/// @param closest null where no correlation is known
/// @param together in the sense of both sides, of the closest
/// @param unknown symbols with which no correlation is known
record PairLook(@Nullable ClosestPosition closest, double together, List<String> unknown) {
    PairLook {
        unknown = List.copyOf(unknown);
    }

    /// @param sides of what is there, by ticker
    static PairLook of(
            FitCandidate candidate, Map<String, Integer> sides, PairCorrelations correlations) {
        ClosestPosition closest = null;
        double most = Double.NEGATIVE_INFINITY;
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, Integer> other : new TreeMap<>(sides).entrySet()) {
            Optional<PairCorrelation> found = correlations.of(candidate.ticker(), other.getKey());
            if (found.isEmpty()) {
                unknown.add(other.getKey());
                continue;
            }
            double together = found.get().rho() * candidate.side() * other.getValue();
            if (together > most) {
                most = together;
                closest = new ClosestPosition(other.getKey(), found.get());
            }
        }
        return new PairLook(closest, most, unknown);
    }
}
