package bellwether.platform.drawing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Round values along an axis.
///
/// @param decimals that tell them apart
record ValueTicks(List<Double> values, int decimals) {
    private static final List<BigDecimal> STEPS =
            List.of(
                    new BigDecimal("1"),
                    new BigDecimal("2"),
                    new BigDecimal("2.5"),
                    new BigDecimal("5"),
                    new BigDecimal("10"));

    private static final int FEWEST = 3;

    /// Multiples of 1, 2, 2.5 or 5 times a power of ten: at most about so many, the first at or
    /// below the range and the last at or above it.
    static ValueTicks around(ValueRange range, int most) {
        BigDecimal step = step((range.high() - range.low()) / most);
        long first = (long) Math.floor(range.low() / step.doubleValue() + 1e-9);
        long last = (long) Math.ceil(range.high() / step.doubleValue() - 1e-9);
        return multiples(step, first, last);
    }

    /// The same within the range.
    static ValueTicks within(ValueRange range, int most) {
        BigDecimal step = step((range.high() - range.low()) / most);
        long first = (long) Math.ceil(range.low() / step.doubleValue() - 1e-9);
        long last = (long) Math.floor(range.high() / step.doubleValue() + 1e-9);
        return multiples(step, first, last);
    }

    private static ValueTicks multiples(BigDecimal step, long first, long last) {
        List<Double> values = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            values.add(step.multiply(BigDecimal.valueOf(i)).doubleValue());
        }
        return new ValueTicks(values, Math.max(0, step.stripTrailingZeros().scale()));
    }

    /// The least round step that is not below one.
    private static BigDecimal step(double least) {
        int power = (int) Math.floor(Math.log10(least));
        for (BigDecimal step : STEPS) {
            BigDecimal scaled = step.scaleByPowerOfTen(power);
            if (scaled.doubleValue() >= least * (1 - 1e-9)) {
                return scaled;
            }
        }
        return BigDecimal.TEN.scaleByPowerOfTen(power);
    }

    /// 1, 2 and 5 times powers of ten within a range above 0, fewer of them where they are many;
    /// round multiples where the range is narrow.
    static ValueTicks logarithmic(ValueRange range, int most) {
        for (List<BigDecimal> of :
                List.of(
                        List.of(STEPS.getFirst(), STEPS.get(1), STEPS.get(3)),
                        List.of(STEPS.getFirst(), STEPS.get(3)),
                        List.of(STEPS.getFirst()))) {
            ValueTicks ticks = powers(range, of);
            if (ticks.values().size() < FEWEST) {
                break;
            }
            if (ticks.values().size() <= most) {
                return ticks;
            }
        }
        ValueTicks tens = powers(range, List.of(BigDecimal.ONE));
        return tens.values().size() > most ? tens.thinned(most) : within(range, most);
    }

    private static ValueTicks powers(ValueRange range, List<BigDecimal> of) {
        List<Double> values = new ArrayList<>();
        int decimals = 0;
        int last = (int) Math.floor(Math.log10(range.high()));
        for (int power = (int) Math.floor(Math.log10(range.low())); power <= last; power++) {
            for (BigDecimal one : of) {
                double value = one.scaleByPowerOfTen(power).doubleValue();
                if (value >= range.low() * (1 - 1e-9) && value <= range.high() * (1 + 1e-9)) {
                    values.add(value);
                    decimals = Math.max(decimals, -power);
                }
            }
        }
        return new ValueTicks(values, decimals);
    }

    private ValueTicks thinned(int most) {
        int every = (values.size() + most - 1) / most;
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < values.size(); i += every) {
            kept.add(values.get(i));
        }
        return new ValueTicks(kept, decimals);
    }
}
