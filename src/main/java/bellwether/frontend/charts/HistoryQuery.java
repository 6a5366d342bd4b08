package bellwether.frontend.charts;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.QueryParameters;
import io.javalin.http.Context;
import java.util.Arrays;

/// Which bars a chart asks for.
///
/// @param from seconds since 1970; this moment included
/// @param to this moment left out
/// @param countback when it is not 0, the newest so many before `to`, wherever `from` is
record HistoryQuery(Timeframe timeframe, long from, long to, int countback) {
    private static final int MOST = 20_000;

    /// @throws Refusal when it is not understood
    static HistoryQuery of(Context ctx) {
        Timeframe timeframe = Resolutions.timeframe(ctx.queryParam("resolution"));
        int countback = QueryParameters.integer(ctx, "countback", 1, MOST, 0);
        long to = seconds(ctx, "to");
        long from = countback > 0 ? Long.MIN_VALUE : seconds(ctx, "from");
        if (from > to) {
            throw Refusal.invalid(
                    "?from", "must not be after to, was %d and to %d".formatted(from, to));
        }
        return new HistoryQuery(timeframe, from, to, countback);
    }

    private static long seconds(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null || !text.matches("-?\\d{1,12}")) {
            throw Refusal.invalid(
                    "?" + name,
                    "must be whole seconds since 1970, was %s"
                            .formatted(text == null ? "not given" : '"' + text + '"'));
        }
        return Long.parseLong(text);
    }

    UdfBars among(Bars bars) {
        int end = place(bars, to);
        int begin = countback > 0 ? Math.max(0, end - countback) : place(bars, from);
        if (begin < end) {
            return UdfBars.of(bars, begin, end);
        }
        return begin == 0 ? UdfBars.NONE : UdfBars.none(bars.time()[begin - 1]);
    }

    /// The first bar that is not before that moment.
    private static int place(Bars bars, long moment) {
        int place = Arrays.binarySearch(bars.time(), 0, bars.size(), moment);
        return place >= 0 ? place : -place - 1;
    }
}
