package bellwether.market.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// From what it is known where a symbol trades.
public enum ListingBasis {
    STATED("as it is stated of the symbol"),
    INDEX("because the index is listed"),
    PAIR("by the form of a pair"),
    SUFFIX("by the ticker's suffix"),
    FORM("by the form of the ticker"),
    UNKNOWN("because nothing says where it trades");

    private final String words;

    ListingBasis(String words) {
        this.words = words;
    }

    /// To stand behind the name of an exchange.
    public String words() {
        return words;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
