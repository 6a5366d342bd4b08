package bellwether.research.analysis.store;

import org.jspecify.annotations.Nullable;

/// An analysis as the live view of a job shows it.
record AnalysisBrief(
        String ticker,
        String verdict,
        double score,
        boolean stale,
        boolean actionable,
        @Nullable String currency,
        boolean recomputed) {
    static AnalysisBrief of(NewAnalysis found) {
        return new AnalysisBrief(
                found.ticker(),
                found.verdict(),
                found.score(),
                found.stale(),
                found.actionable(),
                found.currency(),
                found.recomputed());
    }
}
