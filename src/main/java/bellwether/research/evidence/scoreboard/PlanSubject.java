package bellwether.research.evidence.scoreboard;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which analysis a plan belongs to, and what it said.
///
/// @param asOf the day of the bar that it was made on
/// @param formula the version of the formulas
/// @param agreeing the voters that voted for the verdict's side
/// @param sector as it is stated now
public record PlanSubject(
        long symbolId,
        String ticker,
        LocalDate asOf,
        int formula,
        String profile,
        String verdict,
        double score,
        List<String> agreeing,
        @Nullable String sector,
        @Nullable String regime) {
    public PlanSubject {
        agreeing = List.copyOf(agreeing);
    }
}
