package bellwether.technical.ta;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The values chosen for an indicator's parameters, in their order; made and checked by
/// [Indicator#arguments].
public final class Arguments {
    private final double[] values;

    Arguments(double[] values) {
        this.values = values;
    }

    public int count() {
        return values.length;
    }

    public double real(int index) {
        return values[index];
    }

    public int whole(int index) {
        return (int) values[index];
    }

    /// What follows the name in an id: `_12_26_9`.
    String suffix() {
        return Arrays.stream(values)
                .mapToObj(value -> "_" + plain(value))
                .collect(Collectors.joining());
    }

    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Arguments arguments && Arrays.equals(values, arguments.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
