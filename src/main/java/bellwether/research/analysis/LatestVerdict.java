package bellwether.research.analysis;

import bellwether.research.analysis.store.AnalysisId;
import java.time.LocalDate;
import java.util.Optional;

/// What an owner's newest analysis of a symbol says.
///
/// @param asOf of the newest bar that it looked at
/// @param changed when the verdict last became another
public record LatestVerdict(
        AnalysisId analysis,
        String verdict,
        double score,
        LocalDate asOf,
        Optional<VerdictTurn> changed) {}
