package bellwether.research.learning.model;

import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.ForecastScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How good probabilities were that were made without knowing the outcome: by date, and beside
/// those that need no model.
public final class ModelEvaluation {
    /// Bins of equally many rows.
    public static final int BINS = 10;

    private final List<ModelDay> days;
    private final JudgedRows rows;

    ModelEvaluation(List<ModelDay> days, JudgedRows rows) {
        this.days = List.copyOf(days);
        this.rows = rows;
    }

    /// Oldest first.
    public List<ModelDay> days() {
        return days;
    }

    /// How many rows were judged.
    public int rows() {
        return rows.size();
    }

    /// How many symbols they are of.
    public int symbols() {
        return rows.symbols();
    }

    /// Expected calibration error of ten bins; empty without a row.
    public Optional<Double> calibrationError() {
        return ForecastScores.calibrationError(rows.probabilities(), rows.positive(), BINS);
    }

    /// Mean square of probability less outcome; empty without a row.
    public Optional<Double> brier() {
        return ForecastScores.brier(rows.probabilities(), rows.positive());
    }

    /// The same of the base rate.
    public Optional<Double> baseBrier() {
        return ForecastScores.brier(rows.baseRates(), rows.positive());
    }

    /// The mean log loss over dates; empty without a date.
    public Optional<Double> logLoss() {
        return mean(days.stream().mapToDouble(ModelDay::loss).toArray());
    }

    /// The same of the base rate.
    public Optional<Double> baseLogLoss() {
        return mean(days.stream().mapToDouble(ModelDay::baseLoss).toArray());
    }

    /// The same of the momentum rule.
    public Optional<Double> momentumLogLoss() {
        return mean(days.stream().mapToDouble(ModelDay::momentumLoss).toArray());
    }

    private static Optional<Double> mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? Optional.empty() : Optional.of(sum / values.length);
    }

    /// Ten bins of equally many rows by probability, the lowest first, ties in the order of rows;
    /// those without a row are left out.
    ///
    /// @param horizon how many sessions a row's outcome takes
    public List<ReliabilityBin> reliability(int horizon) {
        double[] probabilities = rows.probabilities();
        boolean[] positive = rows.positive();
        int[] dates = rows.dates();
        Integer[] order = new Integer[probabilities.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> probabilities[i]));
        List<ReliabilityBin> bins = new ArrayList<>();
        int from = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int to = from + order.length / BINS + (bin < order.length % BINS ? 1 : 0);
            if (to > from) {
                double sum = 0;
                double[] hits = new double[to - from];
                int[] sessions = new int[to - from];
                for (int i = from; i < to; i++) {
                    sum += probabilities[order[i]];
                    hits[i - from] = positive[order[i]] ? 1 : 0;
                    sessions[i - from] = dates[order[i]];
                }
                bins.add(bin(sum / (to - from), sessions, hits, horizon));
            }
            from = to;
        }
        return bins;
    }

    private ReliabilityBin bin(double probability, int[] sessions, double[] hits, int horizon) {
        DatedFigures daily = DatedFigures.averages(sessions, hits);
        Optional<ConfidenceInterval> interval =
                daily.mean(Math.max(1, rows.symbols()), horizon, ConfidenceInterval.USUAL_LEVEL)
                        .interval();
        return new ReliabilityBin(
                hits.length,
                probability,
                Arrays.stream(hits).sum() / hits.length,
                daily.size(),
                interval.map(bounds -> Math.max(0, bounds.low())).orElse(null),
                interval.map(bounds -> Math.min(1, bounds.high())).orElse(null));
    }
}
