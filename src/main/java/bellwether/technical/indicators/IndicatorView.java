package bellwether.technical.indicators;

import bellwether.technical.ta.Arguments;
import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Input;
import bellwether.technical.ta.Parameter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One entry of the catalogue.
///
/// @param id the name with its defaults, as answers call it
/// @param warmUpBars bars before the one with the first value on every line, with the defaults
/// @param stableAfterBars bars after which it no longer shows where the history began; absent when
///   it always does
public record IndicatorView(
        String name,
        String id,
        String category,
        @JsonProperty("message") String meaning,
        String units,
        String whenQuiet,
        String source,
        List<ShownParameter> parameters,
        List<String> inputs,
        List<String> outputs,
        int warmUpBars,
        Optional<Integer> stableAfterBars) {

    /// @param type `integer`, `number` or `string`
    /// @param minimum of a number, allowed like the maximum
    /// @param rule of a text: what it may be
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownParameter(
            String name,
            String type,
            @JsonProperty("default") Object standard,
            @Nullable Double minimum,
            @Nullable Double maximum,
            @Nullable String rule) {
        static final ShownParameter ANCHOR =
                new ShownParameter(
                        RequestedIndicator.ANCHOR,
                        "string",
                        Anchor.STANDARD,
                        null,
                        null,
                        Anchor.RULE);
    }

    public static IndicatorView of(Indicator indicator) {
        Arguments standard = indicator.defaults();
        boolean isAnchored = indicator.inputs().contains(Input.ANCHOR);
        return new IndicatorView(
                indicator.name(),
                isAnchored
                        ? indicator.id(standard) + "_" + Anchor.STANDARD
                        : indicator.id(standard),
                lower(indicator.category()),
                indicator.meaning(),
                indicator.units(),
                indicator.quiet(),
                indicator.source(),
                Stream.concat(
                                indicator.parameters().stream().map(IndicatorView::parameter),
                                isAnchored
                                        ? Stream.of(ShownParameter.ANCHOR)
                                        : Stream.<ShownParameter>empty())
                        .toList(),
                indicator.inputs().stream().map(IndicatorView::lower).toList(),
                indicator.outputs(),
                indicator.warmUp(standard),
                stableAfter(indicator, standard));
    }

    /// Nothing when no number of bars is enough.
    static Optional<Integer> stableAfter(Indicator indicator, Arguments arguments) {
        int bars = indicator.stableAfter(arguments);
        return bars == Integer.MAX_VALUE ? Optional.empty() : Optional.of(bars);
    }

    private static ShownParameter parameter(Parameter parameter) {
        return new ShownParameter(
                parameter.name(),
                parameter.whole() ? "integer" : "number",
                parameter.standard(),
                parameter.minimum(),
                parameter.maximum(),
                null);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
