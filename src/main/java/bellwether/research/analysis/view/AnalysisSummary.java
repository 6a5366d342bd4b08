package bellwether.research.analysis.view;

import bellwether.research.analysis.store.AnalysisId;
import bellwether.research.analysis.vote.Verdict;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An analysis in at most some 400 bytes, for lists.
///
/// @param currency null when it is not known
/// @param reasons the three that count most for the verdict, in a few words each
public record AnalysisSummary(
        AnalysisId id,
        String ticker,
        Verdict verdict,
        BigDecimal score,
        @JsonUnwrapped Prices prices,
        boolean actionable,
        @Nullable String currency,
        @JsonUnwrapped Levels levels,
        List<String> reasons) {
    private static final int REASONS = 3;
    private static final MathContext SIX_DIGITS = new MathContext(6);

    /// Of which day its prices are.
    ///
    /// @param asOfRequested the past day that it was recomputed for; absent otherwise
    record Prices(
            String asOf,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String asOfRequested,
            long daysOld,
            boolean stale,
            boolean synthetic,
            @Nullable BigDecimal lastClose) {}

    /// The plan's numbers; null where it has none.
    ///
    /// @param risk what is lost at the stop, in the currency
    record Levels(
            @Nullable BigDecimal entry,
            @Nullable BigDecimal stop,
            @Nullable BigDecimal target,
            @Nullable BigDecimal shares,
            @Nullable BigDecimal risk) {}

    public AnalysisSummary {
        reasons = List.copyOf(reasons);
    }

    public static AnalysisSummary of(AnalysisDocument analysis) {
        return new AnalysisSummary(
                analysis.id(),
                analysis.ticker(),
                analysis.verdict(),
                new BigDecimal(analysis.score(), SIX_DIGITS).stripTrailingZeros(),
                new Prices(
                        analysis.asOf().toString(),
                        analysis.recomputedFor().orElse(null),
                        analysis.daysOld(),
                        analysis.stale(),
                        analysis.synthetic(),
                        analysis.number("/last_close").orElse(null)),
                analysis.flag("/actionable"),
                analysis.text("/currency").orElse(null),
                levels(analysis),
                ShortReason.best(analysis, REASONS));
    }

    private static Levels levels(AnalysisDocument analysis) {
        return new Levels(
                analysis.number("/plan/entry/price").orElse(null),
                analysis.number("/plan/stop").orElse(null),
                analysis.number("/plan/target").orElse(null),
                analysis.number("/plan/shares").orElse(null),
                analysis.number("/plan/capital_at_risk").orElse(null));
    }
}
