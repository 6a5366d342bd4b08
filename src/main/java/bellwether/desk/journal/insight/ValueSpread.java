package bellwether.desk.journal.insight;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The middle of known values.
///
/// @param n how many are known
/// @param mean null where none is
/// @param median null where none is
public record ValueSpread(int n, @Nullable Double mean, @Nullable Double median) {
    static ValueSpread of(Stream<@Nullable Double> values) {
        List<Double> known = values.filter(Objects::nonNull).map(Double::valueOf).sorted().toList();
        if (known.isEmpty()) {
            return new ValueSpread(0, null, null);
        }
        double sum = known.stream().mapToDouble(Double::doubleValue).sum();
        int half = known.size() / 2;
        double median =
                known.size() % 2 == 1
                        ? known.get(half)
                        : (known.get(half - 1) + known.get(half)) / 2;
        return new ValueSpread(known.size(), sum / known.size(), median);
    }
}
