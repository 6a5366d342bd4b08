package bellwether.udf;

import bellwether.market.Bars;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Bars as the protocol has them, or that there are none.
///
/// @param s `ok` or `no_data`
/// @param v an unknown volume is null; absent when all are
/// @param nextTime when there are none: the newest bar before the span that was asked for
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChartBars(
        String s,
        @Nullable List<Long> t,
        @Nullable List<Double> o,
        @Nullable List<Double> h,
        @Nullable List<Double> l,
        @Nullable List<Double> c,
        @Nullable List<@Nullable Double> v,
        @JsonProperty("nextTime") @Nullable Long nextTime) {
    static final ChartBars NONE = none(null);

    static ChartBars none(@Nullable Long nextTime) {
        return new ChartBars("no_data", null, null, null, null, null, null, nextTime);
    }

    static ChartBars of(Bars bars, int from, int to) {
        List<@Nullable Double> volume =
                IntStream.range(from, to)
                        .<@Nullable Double>mapToObj(i -> known(bars.volume()[i]))
                        .toList();
        boolean any = IntStream.range(from, to).anyMatch(i -> !Double.isNaN(bars.volume()[i]));
        return new ChartBars(
                "ok",
                Arrays.stream(bars.time(), from, to).boxed().toList(),
                boxed(bars.open(), from, to),
                boxed(bars.high(), from, to),
                boxed(bars.low(), from, to),
                boxed(bars.close(), from, to),
                any ? volume : null,
                null);
    }

    private static @Nullable Double known(double volume) {
        return Double.isNaN(volume) ? null : volume;
    }

    private static List<Double> boxed(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).boxed().toList();
    }
}
