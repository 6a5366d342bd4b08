package bellwether.trading.rules.field;

import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.ValueType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of the catalogue's indicators as fields: `SMA_20`, `MACD_12_26_9.signal`,
/// `AVWAP_2024-02-20`.
final class IndicatorFields {
    private static final Pattern LINE = Pattern.compile("(.+)\\.([A-Za-z][A-Za-z_0-9]*)");
    private static final Pattern ANCHORED = Pattern.compile("([A-Za-z]+)_(\\d{4}-\\d{2}-\\d{2})");

    private static final Pattern RANGE = Pattern.compile("-?[0-9]+ to [0-9]+");

    private IndicatorFields() {}

    /// Nothing when there is no such indicator.
    ///
    /// @throws IllegalArgumentException saying which parameter is out of bounds, or which lines
    ///   there are
    static Optional<StandardField> find(String name) {
        Matcher split = LINE.matcher(name);
        boolean named = name.indexOf('.') > 0 && split.matches();
        String id = named ? split.group(1) : name;
        String line = named ? split.group(2) : "";
        return choice(id).map(choice -> field(choice, output(choice, line)));
    }

    private static Optional<Indicators.Choice> choice(String id) {
        Matcher anchored = ANCHORED.matcher(id);
        if (id.indexOf('-') > 0 && anchored.matches()) {
            return Indicators.find(anchored.group(1))
                    .filter(IndicatorFields::isAnchored)
                    .map(indicator ->
                            new Indicators.Choice(
                                    indicator,
                                    indicator.defaults(),
                                    Optional.of(day(id, anchored.group(2)))));
        }
        Optional<Indicators.Choice> choice =
                Indicators.find(Indicators.nameOf(id)).map(_ -> Indicators.parse(id));
        choice.filter(found -> isAnchored(found.indicator()))
                .ifPresent(found -> {
                    throw new IllegalArgumentException(
                            found.indicator().name()
                                    + " needs the day it counts from, as in "
                                    + found.indicator().name()
                                    + "_2024-02-20");
                });
        return choice;
    }

    private static String day(String id, String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " in " + id + " is no date", e);
        }
    }

    private static boolean isAnchored(Indicator indicator) {
        return indicator.inputs().contains(Input.ANCHOR);
    }

    private static int output(Indicators.Choice choice, String line) {
        List<String> outputs = choice.indicator().outputs();
        if (line.isEmpty() && outputs.size() == 1) {
            return 0;
        }
        int output = outputs.indexOf(line.toLowerCase(Locale.ROOT));
        if (output < 0) {
            throw new IllegalArgumentException(
                    "%s has the lines %s; write %s"
                            .formatted(
                                    choice.id(),
                                    String.join(", ", outputs),
                                    printed(choice, outputs.size() - 1)));
        }
        return output;
    }

    private static String printed(Indicators.Choice choice, int output) {
        List<String> outputs = choice.indicator().outputs();
        return outputs.size() == 1 ? choice.id() : choice.id() + "." + outputs.get(output);
    }

    private static StandardField field(Indicators.Choice choice, int output) {
        Indicator indicator = choice.indicator();
        String units = units(indicator, output);
        RuleField field =
                RuleField.number(
                                printed(choice, output),
                                type(units),
                                units,
                                indicator.meaning(),
                                indicator.source())
                        .in(RANGE.matcher(units).matches() ? units : "")
                        .scaled(scale(units));
        return new StandardField(field, new FieldSource.IndicatorLine(choice, output));
    }

    /// Those of SUPERTREND's direction are not those of its line.
    private static String units(Indicator indicator, int output) {
        String units = indicator.units();
        int second = units.indexOf("; direction ");
        if (second < 0) {
            return units;
        }
        return indicator.outputs().get(output).equals("direction")
                ? units.substring(second + "; direction ".length())
                : units.substring(0, second);
    }

    private static ValueType type(String units) {
        if (units.equals("price") || units.equals("price per bar")) {
            return ValueType.PRICE;
        }
        return units.startsWith("percent") && !units.startsWith("percent_b")
                ? ValueType.PERCENT
                : ValueType.NUMBER;
    }

    private static int scale(String units) {
        if (units.equals("price squared")) {
            return 2;
        }
        if (units.startsWith("shares")) {
            return -1;
        }
        return type(units) == ValueType.PRICE ? 1 : 0;
    }
}
