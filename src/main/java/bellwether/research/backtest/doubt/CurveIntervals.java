package bellwether.research.backtest.doubt;

import bellwether.research.backtest.metric.ReturnMetrics;
import bellwether.research.backtest.metric.TradeMetrics;
import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.HitRate;
import bellwether.technical.statistics.StationaryBootstrap;
import bellwether.technical.statistics.UndefinedFigure;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// How far a run's figures may lie from what they say, by its own sessions drawn anew in blocks: 90
/// % intervals of 2,000 draws. Blocks are circular and of random length, as everywhere in this
/// service, of max(5, ⌈∛T⌉) sessions in the mean.
///
/// @param meanBlock in sessions
public record CurveIntervals(
        int sessions, int meanBlock, int draws, Interval cagr, Interval sharpe, Interval drawdown) {
    private static final int SHORTEST_BLOCK = 5;

    /// A figure and the bounds of its interval.
    ///
    /// @param undefined why the figure or its bounds are absent
    public record Interval(
            @Nullable Double estimate,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String undefined) {
        static Interval of(Estimate estimate) {
            return new Interval(
                    estimate.estimate().orElse(null),
                    estimate.interval().map(ConfidenceInterval::low).orElse(null),
                    estimate.interval().map(ConfidenceInterval::high).orElse(null),
                    estimate.undefined().map(UndefinedFigure::detail).orElse(null));
        }

        /// Wilson's interval of the part of the trades that won.
        public static Interval ofWins(TradeMetrics trades) {
            int wins =
                    trades.groups().stream()
                            .filter(group -> group.by().equals("direction"))
                            .mapToInt(TradeMetrics.Group::wins)
                            .sum();
            return trades.count() == 0
                    ? none("no trades")
                    : of(HitRate.of(wins, trades.count()).wilson(ConfidenceInterval.USUAL_LEVEL));
        }

        static Interval none(String why) {
            return new Interval(null, null, null, why);
        }
    }

    /// Of a run's equity.
    ///
    /// @param rf riskless return a year
    /// @param seed of the spec, so that the same run gives the same bounds
    public static CurveIntervals of(SessionCurve curve, double rf, long seed) {
        double[] returns = curve.returns();
        int n = returns.length;
        int block = Math.max(SHORTEST_BLOCK, (int) Math.ceil(Math.cbrt(n) - 1e-9));
        StationaryBootstrap bootstrap =
                new StationaryBootstrap(block, StationaryBootstrap.USUAL_DRAWS, seed);
        Figures figures = new Figures(returns, curve, rf);
        return new CurveIntervals(
                n,
                block,
                bootstrap.draws(),
                curve.spanDays() < ReturnMetrics.LEAST_DAYS
                        ? Interval.none("fewer than 90 days")
                        : interval(bootstrap, n, figures::growth),
                interval(bootstrap, n, figures::sharpe),
                interval(bootstrap, n, figures::drawdown));
    }

    private static Interval interval(
            StationaryBootstrap bootstrap, int n, ToDoubleFunction<int[]> figure) {
        return Interval.of(bootstrap.of(n, figure, ConfidenceInterval.USUAL_LEVEL));
    }

    /// Figures of returns in a drawn order; NaN where one is not defined.
    private static final class Figures {
        private final double[] returns;
        private final double years;
        private final double perYear;
        private final double rf;

        Figures(double[] returns, SessionCurve curve, double rf) {
            this.returns = returns;
            this.years = curve.spanYears();
            this.perYear = curve.perYear();
            this.rf = rf;
        }

        /// After a ruin nothing grows again: what is lost is lost.
        double growth(int[] indices) {
            double product = 1;
            for (int index : indices) {
                product *= Math.max(0, 1 + returns[index]);
            }
            return Math.pow(product, 1 / years) - 1;
        }

        double sharpe(int[] indices) {
            int n = indices.length;
            double sum = 0;
            for (int index : indices) {
                sum += returns[index];
            }
            double mean = sum / n;
            double squares = 0;
            for (int index : indices) {
                double distance = returns[index] - mean;
                squares += distance * distance;
            }
            double deviation = n < 2 ? 0 : Math.sqrt(squares / (n - 1));
            return deviation > 0
                    ? (mean - rf / perYear) / deviation * Math.sqrt(perYear)
                    : Double.NaN;
        }

        double drawdown(int[] indices) {
            double equity = 1;
            double high = 1;
            double deepest = 0;
            for (int index : indices) {
                equity *= Math.max(0, 1 + returns[index]);
                high = Math.max(high, equity);
                deepest = Math.max(deepest, 1 - equity / high);
            }
            return deepest;
        }
    }
}
