package bellwether.technical.indicators;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.chart.ChartPattern;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/stocks/{ticker}/patterns`.
///
/// @param patterns names of the catalogue, or TA-Lib's; absent: all there are
public record PatternsRequest(
        @Nullable @Size(min = 1, max = 100, message = "must have 1 to 100 entries")
                List<@NotNull(message = "must be the name of a pattern, was null") String> patterns,
        @Nullable String from,
        @Nullable String to,
        @Nullable String timeframe)
        implements SelfValidating {

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(span().faults());
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < typed().size(); i++) {
            String name = typed().get(i);
            if (name == null) {
                continue; // blamed by its constraint
            }
            Optional<String> known =
                    candle(name)
                            .map(CandlePattern::name)
                            .or(() -> chart(name).map(ChartPattern.Kind::name));
            if (known.isEmpty()) {
                faults.add(new Fault("/patterns/" + i, unknown(name)));
            } else if (!seen.add(known.get())) {
                faults.add(new Fault("/patterns/" + i, "repeats %s".formatted(known.get())));
            }
        }
        return faults;
    }

    public Set<CandlePattern> candles() {
        EnumSet<CandlePattern> all = EnumSet.noneOf(CandlePattern.class);
        typed().forEach(name -> candle(name).ifPresent(all::add));
        return patterns == null ? EnumSet.allOf(CandlePattern.class) : all;
    }

    public Set<ChartPattern.Kind> charts() {
        EnumSet<ChartPattern.Kind> all = EnumSet.noneOf(ChartPattern.Kind.class);
        typed().forEach(name -> chart(name).ifPresent(all::add));
        return patterns == null ? EnumSet.allOf(ChartPattern.Kind.class) : all;
    }

    public RequestedSpan span() {
        return new RequestedSpan(from, to, timeframe);
    }

    private List<String> typed() {
        return Objects.requireNonNullElse(patterns, List.of());
    }

    private static Optional<CandlePattern> candle(String name) {
        return Arrays.stream(CandlePattern.values())
                .filter(p ->
                        p.name().equalsIgnoreCase(name) || p.taLibName().equalsIgnoreCase(name))
                .findAny();
    }

    private static Optional<ChartPattern.Kind> chart(String name) {
        return Arrays.stream(ChartPattern.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findAny();
    }

    private static String unknown(String name) {
        List<String> names =
                Stream.of(CandlePattern.values(), ChartPattern.Kind.values())
                        .flatMap(Arrays::stream)
                        .map(Object::toString)
                        .toList();
        return RequestedSpan.unknown("the name of a pattern", name, names);
    }
}
