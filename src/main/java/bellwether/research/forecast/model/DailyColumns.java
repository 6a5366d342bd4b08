package bellwether.research.forecast.model;

import bellwether.market.bars.Bars;
import bellwether.technical.statistics.volatility.EwmaVariance;
import bellwether.technical.statistics.volatility.GarmanKlass;
import bellwether.technical.statistics.volatility.HarDays;
import java.util.Optional;

/// What scales are computed of: log closes and daily variances of finished bars that are adjusted
/// for splits. Each value knows the bars up to its own alone.
public final class DailyColumns {
    private final double[] logs;
    private final double[] variances;
    private final EwmaVariance ewma;
    private final int[] missing;

    /// Of bars among which no session is missing.
    public DailyColumns(Bars bars) {
        this(bars, new int[bars.size()]);
    }

    public DailyColumns(Bars bars, SymbolSessions sessions) {
        this(bars, sessions.missing(bars));
    }

    private DailyColumns(Bars bars, int[] missing) {
        this.missing = missing;
        int size = bars.size();
        logs = new double[size];
        variances = new double[size];
        for (int i = 0; i < size; i++) {
            logs[i] = StrictMath.log(bars.close()[i]);
            variances[i] =
                    GarmanKlass.of(bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i]);
        }
        ewma = EwmaVariance.of(returns());
    }

    /// Whether all prices are above 0, as logarithms need.
    public static boolean areUsable(Bars bars) {
        for (int i = 0; i < bars.size(); i++) {
            double low = Math.min(bars.low()[i], Math.min(bars.open()[i], bars.close()[i]));
            double high = Math.max(bars.high()[i], Math.max(bars.open()[i], bars.close()[i]));
            if (!(low > 0 && high < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    /// One fewer than bars.
    public double[] returns() {
        double[] returns = new double[Math.max(0, logs.length - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = logs[i + 1] - logs[i];
        }
        return returns;
    }

    public int size() {
        return logs.length;
    }

    /// The log return of the bars that follow a place.
    public double outcome(int bar, int horizon) {
        return logs[bar + horizon] - logs[bar];
    }

    /// Whether no session is missing among those bars, so that they are as many sessions.
    public boolean isWhole(int bar, int horizon) {
        return missing[bar + horizon] == missing[bar];
    }

    /// What HAR is fitted to.
    HarDays harDays(int horizon) {
        return HarDays.of(variances, horizon, true);
    }

    /// Of the next day, after a bar.
    Optional<Double> ewma(int bar) {
        return ewma.after(bar);
    }
}
