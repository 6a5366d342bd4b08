package bellwether.research.backtest.metric;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When a run traded, and how much.
///
/// @param exposure part of the sessions that ended with a position
/// @param meanGrossExposure mean value of all positions divided by equity
/// @param turnoverPerYear traded value a year, in multiples of the mean equity
public record SpanMetrics(
        LocalDate first,
        LocalDate last,
        int sessions,
        double exposure,
        double meanGrossExposure,
        @Nullable Double turnoverPerYear) {
    /// @param traded value of all fills
    static SpanMetrics of(EquityCurve curve, double traded, UndefinedMetrics undefined) {
        double[] equity = curve.equity();
        double[] gross = curve.gross();
        int held = 0;
        double part = 0;
        double sum = 0;
        for (int i = 0; i < equity.length; i++) {
            sum += equity[i];
            if (gross[i] > 0) {
                held++;
                part += equity[i] > 0 ? gross[i] / equity[i] : 0;
            }
        }
        Sessions sessions = curve.sessions();
        return new SpanMetrics(
                sessions.date(0),
                sessions.date(sessions.count() - 1),
                sessions.count(),
                (double) held / equity.length,
                part / equity.length,
                undefined.ratio(
                        "turnover_per_year",
                        traded,
                        sum / equity.length * sessions.spanYears(),
                        "one session only"));
    }
}
