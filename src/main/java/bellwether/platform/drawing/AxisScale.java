package bellwether.platform.drawing;

import java.time.LocalDate;

/// Where a value lies between two pixels.
///
/// @param from the pixel of the lowest value
/// @param to the pixel of the highest
/// @param logarithmic equal ratios take equal room; values are above 0 then
record AxisScale(ValueRange range, double from, double to, boolean logarithmic) {
    AxisScale {
        if (!(range.high() > range.low()) || (logarithmic && range.low() <= 0)) {
            throw new IllegalArgumentException(
                    "range must have a width, and lie above 0 for a logarithm, was %s"
                            .formatted(range));
        }
    }

    double at(LocalDate date) {
        return at((double) date.toEpochDay());
    }

    double at(double value) {
        double part =
                logarithmic
                        ? Math.log(value / range.low()) / Math.log(range.high() / range.low())
                        : (value - range.low()) / (range.high() - range.low());
        return from + part * (to - from);
    }
}
