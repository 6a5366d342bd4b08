package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.models.PageHinkley;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `page_hinkley.json`, whose settings stand in the names of its results.
final class DriftGolden implements GoldenCheck {
    private static final Pattern SETTINGS = Pattern.compile("delta (\\S+), threshold (\\S+)");

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode theirs = folder.json("page_hinkley.json");
        double[] stream = GoldenFolder.numbers(theirs.required("stream"));
        GoldenComparison all = parts.all(GoldenComparison.EXACT);
        theirs.required("first_alarm_at_element")
                .properties()
                .forEach(entry -> {
                    Matcher settings = SETTINGS.matcher(entry.getKey());
                    if (!settings.matches()) {
                        throw new UnreadableGolden(
                                "page_hinkley.json has the settings " + entry.getKey());
                    }
                    PageHinkley detector =
                            new PageHinkley(
                                    Double.parseDouble(settings.group(1)),
                                    Double.parseDouble(settings.group(2)));
                    JsonNode at = entry.getValue();
                    all.number(
                            entry.getKey(),
                            firstAlarm(detector, stream),
                            at.isNull() ? Optional.empty() : Optional.of(at.asDouble()));
                });
    }

    private static Optional<Double> firstAlarm(PageHinkley detector, double[] stream) {
        for (double value : stream) {
            if (detector.add(value)) {
                return Optional.of((double) detector.count());
            }
        }
        return Optional.empty();
    }
}
