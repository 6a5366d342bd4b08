package bellwether.research.analysis.store;

import bellwether.research.analysis.Analysis;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An analysis on its way into the table.
///
/// @param asOfRequested the past day that it was recomputed for
/// @param document the JSON, in UTF-8
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NewAnalysis(
        String ticker,
        String timeframe,
        LocalDate asOf,
        @Nullable LocalDate asOfRequested,
        String profile,
        String verdict,
        double score,
        @Nullable Double strength,
        boolean stale,
        boolean actionable,
        @Nullable String currency,
        byte[] document) {

    boolean recomputed() {
        return asOfRequested != null;
    }

    public static NewAnalysis of(Analysis analysis, AnalysisJson json) {
        return new NewAnalysis(
                analysis.subject().ticker(),
                analysis.subject().timeframe(),
                analysis.subject().asOf(),
                analysis.subject().asOfRequested().orElse(null),
                analysis.inputs().profile(),
                analysis.votes().verdict().name(),
                analysis.votes().score(),
                analysis.context().performance().strength(),
                analysis.stale(),
                analysis.actionable(),
                analysis.inputs().currency(),
                json.write(analysis));
    }
}
