package bellwether.platform.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Requests that are counted together. One request may be of several: of what it does, of what it
/// is about, of its key's hour and of its key's day.
public enum RateGroup {
    READS,
    WRITES,
    ANALYSES,
    MARKET,
    TRADING,
    ANALYTICS,
    FORECASTS,
    OTHER,
    /// Requests to train a model, in an hour.
    TRAININGS,
    /// Reads of this service's own pages, whatever they are about.
    PAGE,
    /// All counted requests of a key in an hour.
    HOUR,
    /// All counted requests of a key in a day.
    DAY,
    /// Requests with a key that does not exist, which are counted by address.
    WRONG_KEYS;

    /// As it is written in headers and settings.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RateGroup> named(String text) {
        return Arrays.stream(values()).filter(group -> group.text().equals(text)).findFirst();
    }

    public static List<String> texts() {
        return Arrays.stream(values()).map(RateGroup::text).toList();
    }
}
