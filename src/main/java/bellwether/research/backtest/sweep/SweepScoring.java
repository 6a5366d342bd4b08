package bellwether.research.backtest.sweep;

import bellwether.research.backtest.metric.RunMetrics;
import org.jspecify.annotations.Nullable;

/// Gives combinations the figures by which they are ranked.
///
/// @param perYear sessions a year
record SweepScoring(SweepTerms terms, int perYear) {
    static final String NEVER =
            "nothing can be decided: its values are known on no bar but the last, or on none";

    SweepScore of(int number, RunMetrics metrics) {
        int trades = metrics.trades().count();
        Double sharpe = metrics.ratios().sharpe();
        int sessions = metrics.span().sessions() - 1;
        Double perSession = sharpe == null ? null : Double.valueOf(sharpe / Math.sqrt(perYear));
        if (trades < terms.leastTrades()) {
            return new SweepScore(
                    number,
                    null,
                    "%d closed trades, at least %d are needed"
                            .formatted(trades, terms.leastTrades()),
                    perSession,
                    sessions,
                    trades);
        }
        Double objective = terms.objective().of(metrics);
        return new SweepScore(
                number,
                objective,
                objective == null ? terms.objective().undefined(metrics) : null,
                perSession,
                sessions,
                trades);
    }

    /// Of one that could not be run, or that could decide nothing.
    SweepScore none(int number, @Nullable String why) {
        return new SweepScore(number, null, why == null ? NEVER : why, null, 0, 0);
    }
}
