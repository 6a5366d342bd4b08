package bellwether.platform.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Requests that are counted together, and how many of them a caller may usually make in a minute.
public enum RateGroup {
    MARKET(30),
    TRADING(10),
    ANALYTICS(20),
    FORECASTS(30),
    ANALYSES(10),
    OTHER(60),
    /// Requests with a key that does not exist, which are counted by address.
    WRONG_KEYS(10);

    private final int usual;

    RateGroup(int usual) {
        this.usual = usual;
    }

    public int usual() {
        return usual;
    }

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
