package bellwether.technical.statistics.correlation;

import bellwether.technical.statistics.AdjustedP;
import bellwether.technical.statistics.MultipleTests;
import bellwether.technical.statistics.StatisticsInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether one series knows another's future. All pairs and lags are tested at once, so their p are
/// adjusted by Benjamini and Yekutieli; a lag of 0 is shown and leads nothing.
///
/// @param first index of a series
/// @param lag above 0: the first leads by so many dates; below 0: the second
/// @param n pairs of dates
/// @param correlation empty where it is not defined
/// @param adjusted p among all lags but 0
public record LeadLag(
        int first,
        int second,
        int lag,
        int n,
        Optional<Double> correlation,
        Optional<Double> p,
        Optional<AdjustedP> adjusted) {
    /// Every pair of series of common dates, at each lag up to a largest, to both sides.
    public static List<LeadLag> of(double[][] series, int largestLag) {
        StatisticsInput.notNegative("largest lag", largestLag);
        List<LeadLag> plain = new ArrayList<>();
        for (int i = 0; i < series.length; i++) {
            for (int j = i + 1; j < series.length; j++) {
                for (int lag = -largestLag; lag <= largestLag; lag++) {
                    plain.add(pair(series, i, j, lag));
                }
            }
        }
        return adjusted(plain);
    }

    private static LeadLag pair(double[][] series, int i, int j, int lag) {
        double[] first = series[i];
        double[] second = series[j];
        StatisticsInput.sameLength("series " + j, second.length, first.length);
        int n = Math.max(0, first.length - Math.abs(lag));
        int from = Math.max(0, -lag);
        double[] x = Arrays.copyOfRange(first, Math.min(from, first.length), from + n);
        int other = Math.max(0, lag);
        double[] y = Arrays.copyOfRange(second, Math.min(other, second.length), other + n);
        Optional<Double> correlation = n == 0 ? Optional.empty() : PearsonCorrelation.of(x, y);
        Optional<Double> p = correlation.flatMap(found -> PearsonCorrelation.p(found, n));
        return new LeadLag(i, j, lag, n, correlation, p, Optional.empty());
    }

    private static List<LeadLag> adjusted(List<LeadLag> plain) {
        double[] tested =
                plain.stream()
                        .filter(LeadLag::isTested)
                        .mapToDouble(one -> one.p().orElseThrow())
                        .toArray();
        List<AdjustedP> found = MultipleTests.BENJAMINI_YEKUTIELI.adjust(tested);
        List<LeadLag> all = new ArrayList<>();
        int next = 0;
        for (LeadLag one : plain) {
            all.add(one.isTested() ? one.with(found.get(next++)) : one);
        }
        return List.copyOf(all);
    }

    private boolean isTested() {
        return lag != 0 && p.isPresent();
    }

    private LeadLag with(AdjustedP found) {
        return new LeadLag(first, second, lag, n, correlation, p, Optional.of(found));
    }
}
