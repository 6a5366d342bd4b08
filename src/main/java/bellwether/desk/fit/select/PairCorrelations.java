package bellwether.desk.fit.select;

import java.util.Optional;

/// How the daily returns of two symbols move together.
@FunctionalInterface
public interface PairCorrelations {
    /// Empty where too few common days are known.
    Optional<PairCorrelation> of(String ticker, String other);
}
