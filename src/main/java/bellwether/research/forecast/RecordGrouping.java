package bellwether.research.forecast;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How the record of forecasts is split further.
public enum RecordGrouping {
    /// Not at all.
    ALL,
    /// By the month of the last bar that a forecast knew.
    MONTH,
    /// By how wild the symbol was, as was known then.
    THIRD;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
