package bellwether.research.learning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What an outcome came of.
public enum OutcomeOrigin {
    /// A trade that its owner stated.
    HAND,
    /// A closed trade of a portfolio.
    PAPER,
    /// An alert on a bar.
    ALERT,
    /// A detected pattern; it belongs to no owner.
    DETECTION;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
