package bellwether.desk.fit.select;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What limits a number of shares.
public enum FitBound {
    /// The plan's own risk and position limit.
    PLAN,
    /// The cash that is left.
    CASH,
    /// The heat that is left.
    HEAT,
    /// The value of one position.
    POSITION,
    /// The value of a sector.
    SECTOR;

    /// As answers show it.
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
