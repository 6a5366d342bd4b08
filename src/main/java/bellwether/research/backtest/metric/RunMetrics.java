package bellwether.research.backtest.metric;

import bellwether.research.backtest.ClosedTrade;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Every figure of a run.
///
/// @param undefined reasons of the figures that are absent, by their names
public record RunMetrics(
        SpanMetrics span,
        ReturnMetrics returns,
        RatioMetrics ratios,
        RiskMetrics risk,
        DrawdownMetrics drawdown,
        TradeMetrics trades,
        CostMetrics costs,
        SortedMap<String, String> undefined) {
    /// What a run traded.
    ///
    /// @param trades closed ones, in the order in which they ended
    /// @param value of all fills
    /// @param charges sums by the name of the charge
    public record Trading(
            List<ClosedTrade> trades, double value, SortedMap<String, Double> charges) {}

    /// All figures of a run.
    ///
    /// @param benchmark returns of the same sessions, one fewer than these; null: none
    /// @param rf riskless return a year
    public static RunMetrics of(
            EquityCurve curve, Trading trading, double @Nullable [] benchmark, double rf) {
        UndefinedMetrics undefined = new UndefinedMetrics();
        double[] returns = curve.returns();
        ReturnMoments moments = ReturnMoments.of(returns);
        DrawdownMetrics.Reading falls = DrawdownMetrics.of(curve);
        SpanMetrics span = SpanMetrics.of(curve, trading.value(), undefined);
        ReturnMetrics gains = ReturnMetrics.of(curve, returns, moments, undefined);
        RatioMetrics ratios =
                RatioMetrics.of(
                        new RatioMetrics.Basis(moments, curve.sessions().perYear(), rf),
                        calmar(gains, falls.metrics(), undefined),
                        benchmark == null ? null : BenchmarkFit.of(returns, benchmark),
                        undefined);
        return new RunMetrics(
                span,
                gains,
                ratios,
                RiskMetrics.of(returns, moments, falls.ulcer(), undefined),
                falls.metrics(),
                TradeMetrics.of(trading.trades(), undefined),
                CostMetrics.of(
                        trading.charges(),
                        curve.last() - curve.first(),
                        trading.value(),
                        undefined),
                undefined.reasons());
    }

    private static @Nullable Double calmar(
            ReturnMetrics returns, DrawdownMetrics falls, UndefinedMetrics undefined) {
        Double cagr = returns.cagr();
        return cagr == null
                ? undefined.none("calmar", "no CAGR")
                : undefined.ratio("calmar", cagr, falls.maximum(), "no drawdown");
    }
}
