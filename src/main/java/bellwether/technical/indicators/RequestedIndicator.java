package bellwether.technical.indicators;

import bellwether.platform.base.Fault;
import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One entry of a body, looked up in the catalogue: a choice, or what is wrong with it.
record RequestedIndicator(Optional<Indicators.Choice> choice, List<Fault> faults) {

    /// @param pointer the entry's place in the body
    static RequestedIndicator read(String pointer, IndicatorsRequest.Asked asked) {
        if (asked.name() == null) {
            return wrong(new Fault(pointer + "/name", "is required: a name of /api/v1/indicators"));
        }
        Optional<Indicator> indicator = Indicators.find(asked.name());
        if (indicator.isEmpty()) {
            return wrong(new Fault(pointer + "/name", unknown(asked.name())));
        }
        return read(
                pointer + "/params/",
                indicator.get(),
                Objects.requireNonNullElse(asked.params(), Map.of()));
    }

    private static RequestedIndicator read(
            String pointer, Indicator indicator, Map<String, @Nullable Double> given) {
        List<Fault> faults = new ArrayList<>();
        List<Parameter> parameters = indicator.parameters();
        List<String> names = parameters.stream().map(Parameter::name).toList();
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name ->
                        new Fault(
                                pointer + name.replace("~", "~0").replace("/", "~1"),
                                names.isEmpty()
                                        ? indicator.name() + " takes no parameters"
                                        : RequestedSpan.unknown(
                                                "a parameter of " + indicator.name(), name, names)))
                .forEach(faults::add);
        double[] values = new double[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = parameters.get(i);
            Double value = given.get(parameter.name());
            values[i] = value == null ? parameter.standard() : value;
            if (!parameter.allows(values[i])) {
                faults.add(
                        new Fault(
                                pointer + parameter.name(),
                                "must be %s, was %s"
                                        .formatted(parameter.rule(), Parameter.shown(values[i]))));
            }
        }
        return faults.isEmpty()
                ? new RequestedIndicator(
                        Optional.of(new Indicators.Choice(indicator, indicator.arguments(values))),
                        List.of())
                : new RequestedIndicator(Optional.empty(), faults);
    }

    private static String unknown(String name) {
        return RequestedSpan.unknown(
                "the name of an indicator",
                name,
                Indicators.all().stream().map(Indicator::name).toList());
    }

    private static RequestedIndicator wrong(Fault fault) {
        return new RequestedIndicator(Optional.empty(), List.of(fault));
    }
}
