package bellwether.trading.execution;

import java.util.Locale;

/// How far the rate of a charge is known.
public enum RateBasis {
    /// Given by the owner, or a convention that needs no date.
    STATED,
    /// A published rate whose first day is on record.
    DATED,
    /// A published rate whose first day is not verified.
    UNVERIFIED,
    /// What it depends on was not known for this bar, so it is 0.
    UNKNOWN;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
