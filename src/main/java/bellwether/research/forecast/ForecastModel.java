package bellwether.research.forecast;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a scale is made of.
public enum ForecastModel {
    /// Regression of log ranges on the last day, week and month, rescaled to squared returns.
    HAR,
    /// Squared returns, each day's weighing 0.94 of the next one's: where bars are too few for HAR.
    EWMA;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As [#key()] wrote it.
    public static ForecastModel of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
