package bellwether.technical.indicators;

import bellwether.technical.ta.Arguments;
import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Parameter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        String meaning,
        String units,
        String whenQuiet,
        String source,
        List<ShownParameter> parameters,
        List<String> inputs,
        List<String> outputs,
        int warmUpBars,
        Optional<Integer> stableAfterBars) {

    /// @param type `integer` or `number`
    record ShownParameter(
            String name,
            String type,
            @JsonProperty("default") double standard,
            double minimum,
            double maximum) {}

    public static IndicatorView of(Indicator indicator) {
        Arguments standard = indicator.defaults();
        return new IndicatorView(
                indicator.name(),
                indicator.id(standard),
                lower(indicator.category()),
                indicator.meaning(),
                indicator.units(),
                indicator.quiet(),
                indicator.source(),
                indicator.parameters().stream().map(IndicatorView::parameter).toList(),
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
                parameter.maximum());
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
