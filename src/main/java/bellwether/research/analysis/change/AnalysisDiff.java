package bellwether.research.analysis.change;

import bellwether.research.analysis.store.AnalysisId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an analysis differs from an earlier one of the same symbol and timeframe.
///
/// @param voters the largest difference first; the differences add up to that of the scores
/// @param words the same for people, in one line
@JsonInclude
public record AnalysisDiff(
        String ticker,
        String timeframe,
        Side before,
        Side after,
        boolean verdictChanged,
        double scoreDifference,
        List<VoterChange> voters,
        PlanChange plan,
        PatternChange patterns,
        Revision bars,
        Revision formulas,
        @JsonProperty("message") String words) {
    public AnalysisDiff {
        voters = List.copyOf(voters);
    }

    /// One of the two.
    public record Side(
            AnalysisId id,
            LocalDate asOf,
            Instant createdAt,
            String profile,
            String verdict,
            double score,
            BigDecimal lastClose,
            long dataVersion,
            int formulaVersion) {}

    /// What a voter said then and now.
    ///
    /// @param before null where it did not count
    /// @param difference of its contributions to the score
    public record VoterChange(
            String voter, @Nullable Ballot before, @Nullable Ballot after, double difference) {}

    /// A vote that counted.
    public record Ballot(
            int vote,
            double confidence,
            double weight,
            double contribution,
            @JsonProperty("message") String words) {}

    /// The plans; of one recomputed for a past day, that of its day.
    ///
    /// @param changed the fields that differ
    public record PlanChange(
            @Nullable PlanNumbers before, @Nullable PlanNumbers after, List<String> changed) {
        public PlanChange {
            changed = List.copyOf(changed);
        }
    }

    /// What a plan proposes; null where it proposes no trade.
    public record PlanNumbers(
            String side,
            @Nullable BigDecimal entry,
            @Nullable BigDecimal stop,
            @Nullable BigDecimal target,
            @Nullable BigDecimal shares,
            @Nullable String currency) {}

    /// Patterns of the last five bars, which come and go by age too.
    ///
    /// @param come those that the later analysis names and the earlier does not
    /// @param gone the other way round
    /// @param unknown why they cannot be compared; null when they can
    public record PatternChange(List<Pattern> come, List<Pattern> gone, @Nullable String unknown) {
        public PatternChange {
            come = List.copyOf(come);
            gone = List.copyOf(gone);
        }
    }

    /// A pattern on the bar that completed it.
    public record Pattern(String pattern, String direction, LocalDate date) {}

    /// Whether something under both has changed.
    ///
    /// @param moved null when that cannot be known
    public record Revision(@Nullable Boolean moved, @JsonProperty("message") String words) {}
}
