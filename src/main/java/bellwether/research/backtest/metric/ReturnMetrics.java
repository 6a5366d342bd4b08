package bellwether.research.backtest.metric;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run earned. Returns are fractions: 0.1 is 10 %.
///
/// @param cagr yearly growth by calendar days; absent below [#LEAST_DAYS] days
/// @param volatility standard deviation of the returns, annualised
public record ReturnMetrics(
        double finalEquity,
        double total,
        @Nullable Double cagr,
        @Nullable Double volatility,
        @Nullable Day best,
        @Nullable Day worst,
        List<PeriodReturn> months,
        List<PeriodReturn> years) {
    public static final int LEAST_DAYS = 90;

    /// The return of one session.
    public record Day(LocalDate date, double value) {}

    /// The return of a month (2026-03) or year (2026), or of what of it lies in the run.
    public record PeriodReturn(String period, double value) {}

    static ReturnMetrics of(
            EquityCurve curve,
            double[] returns,
            ReturnMoments moments,
            UndefinedMetrics undefined) {
        Sessions sessions = curve.sessions();
        double growth = curve.last() / curve.first();
        return new ReturnMetrics(
                curve.last(),
                growth - 1,
                cagr(growth, sessions, undefined),
                moments.count() < 2
                        ? undefined.none("volatility", "fewer than 2 returns")
                        : Double.valueOf(moments.deviation() * Math.sqrt(sessions.perYear())),
                extreme(returns, sessions, 1),
                extreme(returns, sessions, -1),
                periods(curve, sessions.months()),
                periods(curve, sessions.years()));
    }

    private static @Nullable Double cagr(
            double growth, Sessions sessions, UndefinedMetrics undefined) {
        if (sessions.spanDays() < LEAST_DAYS) {
            return undefined.none("cagr", "fewer than 90 days");
        }
        return growth > 0
                ? undefined.defined(
                        "cagr", Math.pow(growth, 1 / sessions.spanYears()) - 1, "out of range")
                : undefined.none("cagr", "equity is 0 or less at the end");
    }

    private static @Nullable Day extreme(double[] returns, Sessions sessions, int sign) {
        if (returns.length == 0) {
            return null;
        }
        int at = 0;
        for (int i = 1; i < returns.length; i++) {
            if (sign * returns[i] > sign * returns[at]) {
                at = i;
            }
        }
        return new Day(sessions.date(at + 1), returns[at]);
    }

    private static List<PeriodReturn> periods(EquityCurve curve, List<Sessions.Period> periods) {
        double[] equity = curve.equity();
        List<PeriodReturn> returns = new ArrayList<>(periods.size());
        for (Sessions.Period period : periods) {
            double begin = equity[period.before()];
            if (begin > 0) {
                returns.add(new PeriodReturn(period.name(), equity[period.last()] / begin - 1));
            }
        }
        return returns;
    }
}
