package bellwether.research.forecast.model;

import bellwether.technical.statistics.volatility.GarchFit;
import bellwether.technical.statistics.volatility.GarchModel;
import java.util.Arrays;
import java.util.Optional;

/// What GARCH(1,1) expects of the same return, beside: no bounds are made of it and it has no
/// record.
///
/// @param scale the expected deviation of the log return
/// @param persistence how much of a shock is left a day later
public record GarchScale(int horizon, double scale, double persistence) {
    private static final double PERCENT = 100;

    /// Fitted to all returns, once for all horizons; empty for under 250.
    public static Optional<ScaleFit> fitted(DailyColumns columns) {
        double[] returns = columns.returns();
        double mean = Arrays.stream(returns).average().orElse(0);
        double[] percents = Arrays.stream(returns).map(value -> PERCENT * (value - mean)).toArray();
        return GarchFit.of(percents)
                .map(fit -> new ScaleFit(fit.model(), fit.model().next(percents)));
    }

    /// A model and what it expects of the next day.
    public record ScaleFit(GarchModel model, double next) {
        public GarchScale over(int horizon) {
            return new GarchScale(
                    horizon, Math.sqrt(model.sum(next, horizon)) / PERCENT, model.persistence());
        }
    }
}
