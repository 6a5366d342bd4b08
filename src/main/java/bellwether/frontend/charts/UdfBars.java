package bellwether.frontend.charts;

import bellwether.market.bars.Bars;
import bellwether.platform.base.ExactNumber;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Bars as the protocol has them, or that there are none.
///
/// @param s `ok` or `no_data`
/// @param v an unknown volume is null; absent when all are
/// @param nextTime when there are none: the newest bar before the span that was asked for
@JsonInclude(JsonInclude.Include.NON_NULL)
record UdfBars(
        String s,
        @Nullable List<Long> t,
        @JsonSerialize(contentUsing = ExactNumber.class) @Nullable List<Double> o,
        @JsonSerialize(contentUsing = ExactNumber.class) @Nullable List<Double> h,
        @JsonSerialize(contentUsing = ExactNumber.class) @Nullable List<Double> l,
        @JsonSerialize(contentUsing = ExactNumber.class) @Nullable List<Double> c,
        @JsonSerialize(contentUsing = ExactNumber.class) @Nullable List<@Nullable Double> v,
        @JsonProperty("nextTime") @Nullable Long nextTime) {
    static final UdfBars NONE = none(null);

    static UdfBars none(@Nullable Long nextTime) {
        return new UdfBars("no_data", null, null, null, null, null, null, nextTime);
    }

    static UdfBars of(Bars bars, int from, int to) {
        boolean any = IntStream.range(from, to).anyMatch(i -> !Double.isNaN(bars.volume()[i]));
        return new UdfBars(
                "ok",
                list(from, to, i -> bars.time()[i]),
                list(from, to, i -> bars.open()[i]),
                list(from, to, i -> bars.high()[i]),
                list(from, to, i -> bars.low()[i]),
                list(from, to, i -> bars.close()[i]),
                any ? list(from, to, i -> known(bars.volume()[i])) : null,
                null);
    }

    private static @Nullable Double known(double volume) {
        return Double.isNaN(volume) ? null : volume;
    }

    /// Values in the place where they are: as objects they would take six times as much.
    private static <T extends @Nullable Object> List<T> list(
            int from, int to, IntFunction<T> value) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return value.apply(Objects.checkIndex(index, to - from) + from);
            }

            @Override
            public int size() {
                return to - from;
            }
        };
    }
}
