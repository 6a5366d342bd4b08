package bellwether.platform.drawing;

import java.time.LocalDate;
import java.util.function.IntFunction;

/// Bars as a chart draws them, the oldest first. A volume that is not finite is unknown.
///
/// @param days of each bar, by its place
/// @param known so many of them were known when what the chart shows was made; later ones follow
public record CandleColumns(
        ChartPoints open,
        ChartPoints high,
        ChartPoints low,
        ChartPoints close,
        ChartPoints volume,
        IntFunction<LocalDate> days,
        int known) {
    public CandleColumns {
        if (known < 0 || known > close.count()) {
            throw new IllegalArgumentException(
                    "known must be 0 to %d, was %d".formatted(close.count(), known));
        }
    }

    int count() {
        return close.count();
    }

    LocalDate day(int bar) {
        return days.apply(bar);
    }

    boolean isLater(int bar) {
        return bar >= known;
    }

    /// Whether it closed where it opened, or above.
    boolean isRise(int bar) {
        return close.y(bar) >= open.y(bar);
    }

    /// Whether any bar from a place on has a volume above 0.
    boolean hasVolume(int from) {
        for (int bar = from; bar < count(); bar++) {
            if (volume.y(bar) > 0) {
                return true;
            }
        }
        return false;
    }

    /// The first bar of a day or later ones.
    int firstOn(LocalDate day, int from) {
        int bar = from;
        while (bar < count() && day(bar).isBefore(day)) {
            bar++;
        }
        return bar;
    }
}
