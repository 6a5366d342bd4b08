package bellwether.technical.indicators;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;
import bellwether.technical.ta.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One entry of a body, looked up in the catalogue: a choice, or what is wrong with it.
record RequestedIndicator(Optional<Indicators.Choice> choice, List<Fault> faults) {
    static final String ANCHOR = "anchor";

    /// @param pointer the entry's place in the body
    static RequestedIndicator read(String pointer, IndicatorsRequest.Asked asked) {
        if (asked.name() == null) {
            return wrong(new Fault(pointer + "/name", "is required: a name of /api/v1/indicators"));
        }
        Optional<Indicator> indicator = Indicators.find(asked.name());
        if (indicator.isEmpty()) {
            return printed(pointer, asked.name(), asked.params());
        }
        return read(
                pointer + "/params/",
                indicator.get(),
                Objects.requireNonNullElse(asked.params(), Map.of()));
    }

    /// An id with its parameters, as answers have it.
    private static RequestedIndicator printed(
            String pointer, String id, @Nullable Map<String, @Nullable Object> params) {
        try {
            Optional<Indicators.Choice> choice = PrintedIndicatorId.choice(id);
            if (choice.isEmpty()) {
                return wrong(new Fault(pointer + "/name", unknown(id)));
            }
            if (params != null && !params.isEmpty()) {
                return wrong(
                        new Fault(
                                pointer + "/params",
                                "must be left out: the name %s sets them; with params send the name %s"
                                        .formatted(
                                                Quoted.text(id), choice.get().indicator().name())));
            }
            return new RequestedIndicator(choice, List.of());
        } catch (IllegalArgumentException e) {
            return wrong(
                    new Fault(
                            pointer + "/name",
                            "%s, in the name \"%s\"".formatted(e.getMessage(), Quoted.text(id))));
        }
    }

    private static RequestedIndicator read(
            String pointer, Indicator indicator, Map<String, @Nullable Object> given) {
        List<Fault> faults = new ArrayList<>();
        List<Parameter> parameters = indicator.parameters();
        List<String> names = new ArrayList<>(parameters.stream().map(Parameter::name).toList());
        boolean isAnchored = indicator.inputs().contains(Input.ANCHOR);
        if (isAnchored) {
            names.add(ANCHOR);
        }
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
            Object value = given.get(parameter.name());
            if (value != null && !(value instanceof Number)) {
                faults.add(
                        new Fault(
                                pointer + parameter.name(),
                                "must be a number, was " + shown(value)));
                continue;
            }
            values[i] =
                    value instanceof Number number ? number.doubleValue() : parameter.standard();
            if (!parameter.allows(values[i])) {
                faults.add(
                        new Fault(
                                pointer + parameter.name(),
                                "must be %s, was %s"
                                        .formatted(parameter.rule(), Parameter.shown(values[i]))));
            }
        }
        Optional<String> anchor =
                isAnchored ? anchor(pointer + ANCHOR, given.get(ANCHOR), faults) : Optional.empty();
        return faults.isEmpty()
                ? new RequestedIndicator(
                        Optional.of(
                                new Indicators.Choice(
                                        indicator, indicator.arguments(values), anchor)),
                        List.of())
                : new RequestedIndicator(Optional.empty(), faults);
    }

    private static Optional<String> anchor(
            String pointer, @Nullable Object typed, List<Fault> faults) {
        Optional<Anchor> anchor =
                typed instanceof String || typed == null
                        ? Anchor.of(Objects.requireNonNullElse((String) typed, Anchor.STANDARD))
                        : Optional.empty();
        if (anchor.isEmpty() && typed != null) {
            faults.add(
                    new Fault(pointer, "must be %s, was %s".formatted(Anchor.RULE, shown(typed))));
        }
        return anchor.map(Anchor::text);
    }

    private static String shown(Object value) {
        return switch (value) {
            case String text -> "\"" + Quoted.text(text) + "\"";
            case Number number -> Parameter.shown(number.doubleValue());
            case Boolean flag -> flag.toString();
            case List<?> _ -> "a list";
            default -> "an object";
        };
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
