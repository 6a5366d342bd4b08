package bellwether.research.learning.label;

import java.util.Locale;

/// What ended a label.
public enum BarrierExit {
    STOP,
    TARGET,
    TIME,
    /// The last price before a delisting.
    DELISTED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
