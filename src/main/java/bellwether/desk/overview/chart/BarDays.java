package bellwether.desk.overview.chart;

import bellwether.technical.indicators.BarWindow;
import java.time.LocalDate;
import java.util.OptionalLong;

/// Finds the bar of a day among those shown.
///
/// @param window all stored bars up to the last one shown
/// @param isNewest whether there are no later ones
record BarDays(BarWindow window, boolean isNewest) {
    private static final int ONE_DAY = 86_400;

    /// When the last bar begins that is not after a day; nothing where that bar is not shown.
    OptionalLong upTo(LocalDate day) {
        int after = firstAfter(day);
        return after == window.to() && !isNewest ? OptionalLong.empty() : time(after - 1);
    }

    /// When the first bar begins that is not before a day; of bars of several days, the one that
    /// the day lies in.
    OptionalLong from(LocalDate day) {
        if (window.timeframe().seconds() > ONE_DAY) {
            return upTo(day);
        }
        return time(firstAfter(day.minusDays(1)));
    }

    private int firstAfter(LocalDate day) {
        int low = 0;
        int high = window.to();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (window.date(middle).isAfter(day)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private OptionalLong time(int bar) {
        return bar < window.from() || bar >= window.to()
                ? OptionalLong.empty()
                : OptionalLong.of(window.history().bars().time()[bar]);
    }
}
