package bellwether.desk.overview.chart;

import bellwether.market.bars.Bars;

/// Bars in columns of one length.
///
/// @param time when each begins, in seconds since 1970; of days 00:00 UTC of their session
/// @param volume null where it is unknown
public record BarColumns(
        NumberColumn time,
        NumberColumn open,
        NumberColumn high,
        NumberColumn low,
        NumberColumn close,
        NumberColumn volume) {
    /// The bars from one place to another.
    static BarColumns of(Bars bars, int from, int to) {
        double[] time = new double[to - from];
        for (int i = 0; i < time.length; i++) {
            time[i] = bars.time()[from + i];
        }
        return new BarColumns(
                NumberColumn.exact(time, 0, time.length),
                NumberColumn.exact(bars.open(), from, to),
                NumberColumn.exact(bars.high(), from, to),
                NumberColumn.exact(bars.low(), from, to),
                NumberColumn.exact(bars.close(), from, to),
                NumberColumn.exact(bars.volume(), from, to));
    }
}
