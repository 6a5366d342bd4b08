package bellwether.market.feeds;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// Who can be asked, and on which terms: the one table of hosts, keys and budgets.
public enum ProviderName {
    YAHOO("yahoo", "YAHOO", "https://query1.finance.yahoo.com", false, 60, Duration.ofMinutes(1)),
    STOOQ("stooq", "STOOQ", "https://stooq.com", false, 30, Duration.ofMinutes(1)),
    ALPHA_VANTAGE(
            "alphavantage",
            "ALPHA_VANTAGE",
            "https://www.alphavantage.co",
            true,
            25,
            Duration.ofDays(1)),
    FINNHUB("finnhub", "FINNHUB", "https://finnhub.io", true, 60, Duration.ofMinutes(1)),
    POLYGON("polygon", "POLYGON", "https://api.polygon.io", true, 5, Duration.ofMinutes(1)),
    TIINGO("tiingo", "TIINGO", "https://api.tiingo.com", true, 50, Duration.ofHours(1));

    private final String label;
    private final String variable;
    private final String host;
    private final boolean keyed;
    private final int calls;
    private final Duration per;

    ProviderName(
            String label, String variable, String host, boolean keyed, int calls, Duration per) {
        this.label = label;
        this.variable = variable;
        this.host = host;
        this.keyed = keyed;
        this.calls = calls;
        this.per = per;
    }

    static Optional<ProviderName> named(String name) {
        return Stream.of(values()).filter(source -> source.label.equals(name)).findAny();
    }

    /// As settings and answers call it.
    public String label() {
        return label;
    }

    /// The variable that replaces [#host()].
    String urlVariable() {
        return variable + "_URL";
    }

    String keyVariable() {
        return variable + "_KEY";
    }

    String host() {
        return host;
    }

    /// Whether it answers only to those who have a key.
    boolean isKeyed() {
        return keyed;
    }

    /// How many calls are made at most in [#per()]: what it gives away for nothing.
    int calls() {
        return calls;
    }

    Duration per() {
        return per;
    }
}
