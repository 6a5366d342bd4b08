package bellwether.research.analysis;

import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.Voter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would make the next higher, or the next lower, verdict of it.
///
/// @param verdict that one
/// @param score where it begins
/// @param gap how far the score is from there
/// @param alone voters of which each could do it alone, the smallest change first; at most three
/// @param together when none can alone: the fewest that can, all of them at once
/// @param close the last close with which it would be so, all else the same (high and low as wide
///   as it takes); null when none is near
/// @param words the same for people; also says why there is no close
public record AnalysisChange(
        Verdict verdict,
        double score,
        double gap,
        List<Flip> alone,
        List<Flip> together,
        @Nullable BigDecimal close,
        @JsonProperty("message") String words) {
    public AnalysisChange {
        alone = List.copyOf(alone);
        together = List.copyOf(together);
    }

    /// Vote × confidence of one voter, −1 to 1.
    public record Flip(Voter voter, double now, double needed) {}
}
