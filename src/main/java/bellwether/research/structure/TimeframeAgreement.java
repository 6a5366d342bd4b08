package bellwether.research.structure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The scores of 1h, 4h and 1d beside each other, each as (score + 1) ÷ 2. It is no probability.
///
/// @param value their weighted mean; empty where none has enough bars
/// @param alignment 1 − their standard deviation ÷ 0.5; empty for fewer than two
/// @param divergent one above 0.6 and one below 0.4
/// @param missing timeframes without enough bars, or whose bars end long before the days; the
///   others share their weights
public record TimeframeAgreement(
        List<Part> parts,
        Optional<Double> value,
        Optional<Double> alignment,
        boolean divergent,
        List<String> missing) {
    private static final double WIDEST = 0.5;
    private static final double HIGH = 0.6;
    private static final double LOW = 0.4;

    public TimeframeAgreement {
        parts = List.copyOf(parts);
        missing = List.copyOf(missing);
    }

    /// One timeframe.
    ///
    /// @param asOf when its newest bar began
    /// @param value 0 to 1
    /// @param weight after those of missing timeframes are shared out
    public record Part(
            String timeframe,
            Instant asOf,
            double score,
            double value,
            double weight,
            String regime) {}

    /// A timeframe's score; empty where it has not enough bars.
    ///
    /// @param asOf when its newest bar began
    public record TimeframeScore(
            String timeframe, Instant asOf, Optional<Double> score, String regime) {}

    /// Of the three scores.
    ///
    /// @param regime of the days; empty where they are too few
    public static TimeframeAgreement of(
            TimeframeScore hour,
            TimeframeScore fourHours,
            TimeframeScore day,
            Optional<String> regime) {
        TimeframeWeights weights = TimeframeWeights.of(regime);
        List<TimeframeScore> all = List.of(hour, fourHours, day);
        List<Double> shares = List.of(weights.hour(), weights.fourHours(), weights.day());
        double known = 0;
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).score().isPresent()) {
                known += shares.get(i);
            } else {
                missing.add(all.get(i).timeframe());
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            TimeframeScore one = all.get(i);
            if (one.score().isPresent()) {
                double score = one.score().get();
                parts.add(
                        new Part(
                                one.timeframe(),
                                one.asOf(),
                                score,
                                (score + 1) / 2,
                                shares.get(i) / known,
                                one.regime()));
            }
        }
        return of(parts, missing);
    }

    private static TimeframeAgreement of(List<Part> parts, List<String> missing) {
        return new TimeframeAgreement(
                parts,
                parts.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                parts.stream().mapToDouble(p -> p.value() * p.weight()).sum()),
                parts.size() < 2 ? Optional.empty() : Optional.of(1 - deviation(parts) / WIDEST),
                parts.stream().anyMatch(part -> part.value() > HIGH)
                        && parts.stream().anyMatch(part -> part.value() < LOW),
                missing);
    }

    private static double deviation(List<Part> parts) {
        double mean = parts.stream().mapToDouble(Part::value).average().orElse(0);
        return Math.sqrt(
                parts.stream()
                        .mapToDouble(part -> (part.value() - mean) * (part.value() - mean))
                        .average()
                        .orElse(0));
    }
}
