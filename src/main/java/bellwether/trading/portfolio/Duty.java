package bellwether.trading.portfolio;

import java.util.Locale;

/// Work that one process at a time does.
public enum Duty {
    /// Matches orders with finished bars.
    MATCH,
    /// Marks strategies each minute.
    MARK;

    /// In the table.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
