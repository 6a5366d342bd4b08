package bellwether.market;

import java.util.List;
import java.util.Locale;

/// What a column of a price file can be, with the names that files give it, the most telling first.
/// A raw close wins over an adjusted one: raw prices are what open, high and low are compared with.
enum Column {
    DATE("date", "time", "timestamp", "datetime", "tradedate"),
    OPEN("open", "openprice"),
    HIGH("high", "highprice"),
    LOW("low", "lowprice"),
    CLOSE(
            "close",
            "closeprice",
            "last",
            "lastprice",
            "price",
            "ltp",
            "adjclose",
            "adjustedclose",
            "closeadj",
            "closeadjusted",
            "adjusted"),
    VOLUME("volume", "vol"),
    TICKER("ticker", "symbol", "stock", "code", "name");

    @SuppressWarnings("ImmutableEnumChecker") // it is a List.of
    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }

    boolean isNeeded() {
        return this != VOLUME && this != TICKER;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
