package bellwether.research.backtest.doubt;

import bellwether.technical.statistics.Percentile;
import java.util.Arrays;

/// The middle 90 % of what random entries were worth over time.
public final class ChanceBand {
    /// Of none.
    public static final ChanceBand NONE = new ChanceBand(new int[0], new double[0][0]);

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private final int[] places;
    private final double[] low;
    private final double[] median;
    private final double[] high;

    /// @param places of the sessions that are valued
    /// @param growth log growth until each place, by draw
    ChanceBand(int[] places, double[][] growth) {
        this.places = places.clone();
        low = new double[places.length];
        median = new double[places.length];
        high = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            double[] sorted = new double[growth[i].length];
            for (int draw = 0; draw < sorted.length; draw++) {
                sorted[draw] = Math.exp(growth[i][draw]); // 0 where all is lost
            }
            Arrays.sort(sorted);
            low[i] = Percentile.ofSorted(sorted, LOW);
            median[i] = Percentile.ofSorted(sorted, 0.5);
            high[i] = Percentile.ofSorted(sorted, HIGH);
        }
    }

    /// The equity under which 5 % of the draws lie, at each of some sessions; NaN at those that are
    /// not valued; empty where nothing was drawn.
    public double[] low(int sessions, double begin) {
        return column(low, sessions, begin);
    }

    /// The same of half of the draws.
    public double[] median(int sessions, double begin) {
        return column(median, sessions, begin);
    }

    /// The same of 95 % of the draws.
    public double[] high(int sessions, double begin) {
        return column(high, sessions, begin);
    }

    private double[] column(double[] worth, int sessions, double begin) {
        if (places.length == 0) {
            return new double[0];
        }
        double[] column = new double[sessions];
        Arrays.fill(column, Double.NaN);
        for (int i = 0; i < places.length; i++) {
            column[places[i]] = begin * worth[i];
        }
        return column;
    }
}
