package bellwether.technical.indicators;

import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the ids of answers back: `RSI_14`, `MACD_12_26_9.signal`, `AVWAP_2024-02-20`. Of one with
/// the name of a line, the whole indicator is meant.
final class PrintedIndicatorId {
    private static final Pattern LINE = Pattern.compile("(.+)\\.([A-Za-z][A-Za-z_0-9]*)");

    private PrintedIndicatorId() {}

    /// Nothing when no indicator has such an id.
    ///
    /// @throws IllegalArgumentException naming the parameter that is out of bounds, or when there
    ///   are too many
    static Optional<Indicators.Choice> choice(String id) {
        Matcher line = LINE.matcher(id);
        if (!line.matches()) {
            return whole(id);
        }
        String output = line.group(2).toLowerCase(Locale.ROOT);
        return whole(line.group(1)).filter(choice -> choice.indicator().outputs().contains(output));
    }

    private static Optional<Indicators.Choice> whole(String id) {
        Optional<Indicators.Choice> anchored =
                Indicators.all().stream()
                        .filter(indicator -> indicator.inputs().contains(Input.ANCHOR))
                        .flatMap(indicator -> anchored(indicator, id).stream())
                        .findFirst();
        return anchored.isPresent()
                ? anchored
                : Indicators.find(Indicators.nameOf(id)).map(_ -> Indicators.parse(id));
    }

    private static Optional<Indicators.Choice> anchored(Indicator indicator, String id) {
        String start = indicator.name() + "_";
        return id.regionMatches(true, 0, start, 0, start.length())
                ? Anchor.of(id.substring(start.length()))
                        .map(anchor ->
                                new Indicators.Choice(
                                        indicator,
                                        indicator.defaults(),
                                        Optional.of(anchor.text())))
                : Optional.empty();
    }
}
