package bellwether.technical.indicators;

import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/stocks/{ticker}/indicators`.
///
/// @param benchmark the ticker whose closes stand beside the symbol's, for indicators that compare
public record IndicatorsRequest(
        @NotNull(message = "is required: a list of 1 to 50 indicators")
                @Size(min = 1, max = MOST, message = "must have 1 to 50 entries")
                List<@NotNull(message = "must be an object with a name, was null") Asked>
                        indicators,
        @Nullable @Pattern(regexp = Ticker.TYPED_RULE, message = "must be a ticker such as ^GSPC")
                String benchmark,
        @Nullable String from,
        @Nullable String to,
        @Nullable String timeframe)
        implements SelfValidating {
    static final int MOST = 50;

    private static final String WITHIN_THE_DAY =
            Arrays.stream(Timeframe.values())
                    .filter(Timeframe::isIntraday)
                    .map(Timeframe::code)
                    .collect(Collectors.joining(", "));

    /// One indicator by its name, with the parameters that are not to have their defaults.
    record Asked(@Nullable String name, @Nullable Map<String, @Nullable Object> params) {}

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(span().faults());
        Map<String, Integer> places = new HashMap<>();
        // a list that is too long is blamed as a whole
        List<Asked> asked = known().size() > MOST ? List.of() : known();
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i) != null) {
                String pointer = "/indicators/" + i;
                RequestedIndicator read = RequestedIndicator.read(pointer, asked.get(i));
                faults.addAll(read.faults());
                read.choice().ifPresent(choice -> check(choice, pointer, places, faults));
            }
        }
        return faults;
    }

    private void check(
            Indicators.Choice choice,
            String pointer,
            Map<String, Integer> places,
            List<Fault> faults) {
        Integer earlier = places.putIfAbsent(choice.id(), places.size());
        if (earlier != null) {
            faults.add(new Fault(pointer, "repeats %s".formatted(choice.id())));
        }
        if (benchmark == null && comparesTwo(choice.indicator())) {
            faults.add(
                    new Fault(
                            "/benchmark",
                            "is required: %s compares with the closes of another symbol"
                                    .formatted(choice.id())));
        }
        if (choice.indicator().inputs().contains(Input.SESSION)) {
            checkSession(choice, faults);
        }
        choice.anchor()
                .flatMap(Anchor::of)
                .ifPresent(anchor -> check(anchor, choice, pointer, faults));
    }

    private void checkSession(Indicators.Choice choice, List<Fault> faults) {
        if (isDaily()) {
            faults.add(
                    new Fault(
                            "/timeframe",
                            "%s restarts with each session and needs intraday bars: must be one of %s, was %s"
                                    .formatted(choice.id(), WITHIN_THE_DAY, span().bars().code())));
        }
    }

    private void check(
            Anchor anchor, Indicators.Choice choice, String pointer, List<Fault> faults) {
        if (anchor.isTime() && isDaily()) {
            faults.add(
                    new Fault(
                            pointer + "/params/anchor",
                            "must be a date, because %s bars have no time of day, was %s"
                                    .formatted(span().bars().code(), anchor.text())));
        }
        if (anchor instanceof Anchor.Event event && event.isOfBarsShown() && from == null) {
            faults.add(
                    new Fault(
                            "/from",
                            "is required: %s starts at the %s of the bars from that day on"
                                    .formatted(choice.id(), anchor.text().replace('_', ' '))));
        }
    }

    /// Whether bars are dated by days; not when there is no such timeframe.
    private boolean isDaily() {
        return (timeframe == null || Timeframe.of(timeframe).isPresent())
                && !span().bars().isIntraday();
    }

    /// In the order they were asked for.
    public List<Indicators.Choice> choices() {
        return known().stream()
                .map(asked -> RequestedIndicator.read("", asked).choice().orElseThrow())
                .toList();
    }

    public Optional<Ticker> benchmarkTicker() {
        return Optional.ofNullable(benchmark).flatMap(Ticker::of);
    }

    public RequestedSpan span() {
        return new RequestedSpan(from, to, timeframe);
    }

    public static boolean comparesTwo(Indicator indicator) {
        return indicator.inputs().contains(Input.BENCHMARK);
    }

    /// Constraints blame an absent list; it may still be absent when these rules are asked.
    private List<Asked> known() {
        return Objects.requireNonNullElse(indicators, List.of());
    }
}
