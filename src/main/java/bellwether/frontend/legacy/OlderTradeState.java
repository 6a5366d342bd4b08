package bellwether.frontend.legacy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a trade stands, in the words of older clients.
enum OlderTradeState {
    PENDING,
    OPEN,
    CLOSED,
    CANCELLED,
    EXPIRED,
    REJECTED;

    @JsonValue
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
