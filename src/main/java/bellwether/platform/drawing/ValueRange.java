package bellwether.platform.drawing;

import java.time.LocalDate;

/// From the least to the greatest of some values; empty where there is none.
public record ValueRange(double low, double high) {
    public static final ValueRange EMPTY =
            new ValueRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    public boolean isEmpty() {
        return low > high;
    }

    /// With one more; one that is not finite changes nothing.
    public ValueRange with(double value) {
        return Double.isFinite(value)
                ? new ValueRange(Math.min(low, value), Math.max(high, value))
                : this;
    }

    ValueRange with(LocalDate date) {
        return with((double) date.toEpochDay());
    }

    ValueRange withHeights(ChartPoints points) {
        ValueRange range = this;
        for (int i = 0; i < points.count(); i++) {
            range = range.with(points.y(i));
        }
        return range;
    }

    ValueRange withPlaces(ChartPoints points) {
        ValueRange range = this;
        for (int i = 0; i < points.count(); i++) {
            range = range.with(points.x(i));
        }
        return range;
    }

    /// A range that has a width, around one value or without any.
    ValueRange spread() {
        if (isEmpty()) {
            return new ValueRange(0, 1);
        }
        if (high > low) {
            return this;
        }
        double room = low == 0 ? 1 : Math.abs(low) * 0.05;
        return new ValueRange(low - room, high + room);
    }
}
