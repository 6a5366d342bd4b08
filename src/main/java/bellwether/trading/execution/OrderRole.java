package bellwether.trading.execution;

import java.util.Locale;

/// What an order is there for.
public enum OrderRole {
    ENTRY,
    STOP,
    TARGET,
    TRAIL,
    /// Closes a position because the account lacks equity.
    FORCED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is an exit of a bracket.
    public boolean isBracketExit() {
        return this == STOP || this == TARGET || this == TRAIL;
    }
}
