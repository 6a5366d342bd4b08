package bellwether.analysis;

import bellwether.web.Json;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An analysis on its way into the table.
record NewAnalysis(
        String ticker,
        String timeframe,
        LocalDate asOf,
        String profile,
        String verdict,
        double score,
        @Nullable Double strength,
        String document) {

    static NewAnalysis of(Analysis analysis) {
        return new NewAnalysis(
                analysis.ticker(),
                analysis.timeframe(),
                analysis.asOf(),
                analysis.profile(),
                analysis.verdict().name(),
                analysis.score(),
                analysis.performance().strength(),
                Json.write(analysis));
    }
}
