package bellwether.research.forecast.model;

import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.VolatilityThird;
import bellwether.technical.statistics.Percentile;
import bellwether.technical.statistics.volatility.HarDays;
import bellwether.technical.statistics.volatility.HarRegression;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// The forecasts of one horizon on each bar of a symbol, none knowing a later bar. HAR is fitted
/// again each 21 bars, counted from the first it can be used on.
public final class HorizonWalk {
    /// Below, nothing is said of a symbol.
    public static final int FEWEST_BARS = 60;

    /// So many matured outcomes give the bounds.
    public static final int WINDOW = 500;

    private static final int REFIT = 21;

    private final DailyColumns columns;
    private final int horizon;
    private final int from;
    private final double[] scales;

    /// @param first the first bar whose forecast is wanted
    public HorizonWalk(DailyColumns columns, int horizon, int first) {
        this.columns = columns;
        this.horizon = horizon;
        from = Math.max(FEWEST_BARS - 1, first - horizon - WINDOW);
        scales = new double[columns.size()];
        Arrays.fill(scales, Double.NaN);
        fill();
    }

    private void fill() {
        int least = HarRegression.FEWEST_BARS - 1;
        HarDays days = columns.harDays(horizon);
        Optional<HarScale> fit = Optional.empty();
        int fitted = -1;
        for (int bar = from; bar < scales.length; bar++) {
            if (bar >= least) {
                int last = bar - (bar - least) % REFIT;
                if (last != fitted) {
                    fit = HarScale.fitted(columns, days, last);
                    fitted = last;
                }
            }
            scales[bar] = Math.sqrt(variance(bar, fit));
        }
    }

    private double variance(int bar, Optional<HarScale> fit) {
        double variance =
                model(bar) == ForecastModel.HAR
                        ? fit.map(found -> found.variance(bar)).orElse(Double.NaN)
                        : columns.ewma(bar).map(found -> found * horizon).orElse(Double.NaN);
        return variance > 0 && Double.isFinite(variance) ? variance : Double.NaN;
    }

    private static ForecastModel model(int bar) {
        return bar + 1 >= HarRegression.FEWEST_BARS ? ForecastModel.HAR : ForecastModel.EWMA;
    }

    /// The forecast after a bar. Empty for under 60 bars, and where prices do not move.
    public Optional<ScaleForecast> at(int bar) {
        if (bar + 1 < FEWEST_BARS || Double.isNaN(scales[bar])) {
            return Optional.empty();
        }
        double[] scores = scores(bar);
        return Optional.of(
                new ScaleForecast(
                        bar,
                        horizon,
                        model(bar),
                        scales[bar],
                        scores.length,
                        IntervalBounds.of(scores),
                        IntervalBounds.of(unscaled(bar)),
                        third(bar)));
    }

    /// What became of earlier forecasts of the same model, in units of their scale, newest last.
    private double[] scores(int bar) {
        double[] scores = new double[WINDOW];
        int count = 0;
        int oldest = Math.max(from, bar - horizon - WINDOW + 1);
        for (int past = bar - horizon; past >= oldest; past--) {
            if (model(past) == model(bar)
                    && !Double.isNaN(scales[past])
                    && columns.isWhole(past, horizon)) {
                scores[count++] = Math.abs(columns.outcome(past, horizon)) / scales[past];
            }
        }
        return Arrays.copyOf(scores, count);
    }

    private double[] unscaled(int bar) {
        int oldest = Math.max(0, bar - horizon - WINDOW + 1);
        return IntStream.rangeClosed(oldest, bar - horizon)
                .filter(past -> columns.isWhole(past, horizon))
                .mapToDouble(past -> Math.abs(columns.outcome(past, horizon)))
                .toArray();
    }

    private Optional<VolatilityThird> third(int bar) {
        double[] earlier =
                Arrays.stream(scales, Math.max(from, bar - WINDOW), bar)
                        .filter(scale -> !Double.isNaN(scale))
                        .sorted()
                        .toArray();
        if (earlier.length < IntervalBounds.FEWEST) {
            return Optional.empty();
        }
        if (scales[bar] <= Percentile.ofSorted(earlier, 1 / 3.0)) {
            return Optional.of(VolatilityThird.CALM);
        }
        return Optional.of(
                scales[bar] <= Percentile.ofSorted(earlier, 2 / 3.0)
                        ? VolatilityThird.MIDDLE
                        : VolatilityThird.WILD);
    }
}
