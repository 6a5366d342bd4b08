package bellwether.research.backtest.report;

import bellwether.platform.drawing.ChartPoints;
import bellwether.platform.drawing.ValueRange;
import bellwether.research.backtest.metric.Sessions;
import java.time.LocalDate;
import java.util.Arrays;

/// A value at the close of each session.
public final class DatedCurve {
    private final int[] days;
    private final double[] values;

    /// @param days of the epoch, rising
    public DatedCurve(int[] days, double[] values) {
        if (days.length != values.length) {
            throw new IllegalArgumentException(
                    "days and values must be as many, were %d and %d"
                            .formatted(days.length, values.length));
        }
        this.days = days.clone();
        this.values = values.clone();
    }

    public static DatedCurve of(Sessions sessions, double[] values) {
        int[] days = new int[sessions.count()];
        Arrays.setAll(days, i -> Math.toIntExact(sessions.date(i).toEpochDay()));
        return new DatedCurve(days, values);
    }

    int count() {
        return days.length;
    }

    /// Whether it has a value on any session.
    boolean hasValues() {
        return !range().isEmpty();
    }

    LocalDate date(int index) {
        return LocalDate.ofEpochDay(days[index]);
    }

    double value(int index) {
        return values[index];
    }

    /// At the close of a day; not a number where the curve has no such session.
    double on(LocalDate date) {
        int at = Arrays.binarySearch(days, Math.toIntExact(date.toEpochDay()));
        return at < 0 ? Double.NaN : values[at];
    }

    ChartPoints points() {
        return ChartPoints.of(days.length, i -> days[i], i -> values[i]);
    }

    ValueRange range() {
        ValueRange range = ValueRange.EMPTY;
        for (double value : values) {
            range = range.with(value);
        }
        return range;
    }

    /// How far each value lies below the highest until then, as a fraction of it from 0 downwards.
    /// Below a high of 0 there is none.
    DatedCurve falls() {
        double[] falls = new double[values.length];
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < falls.length; i++) {
            high = Math.max(high, values[i]);
            falls[i] = high > 0 ? values[i] / high - 1 : Double.NaN;
        }
        return new DatedCurve(days, falls);
    }

    /// The same with 100 at its begin; without values where that is 0 or less.
    DatedCurve fromHundred() {
        double first = values.length == 0 ? 0 : values[0];
        return new DatedCurve(
                days,
                Arrays.stream(values)
                        .map(value -> first > 0 ? 100 * value / first : Double.NaN)
                        .toArray());
    }
}
