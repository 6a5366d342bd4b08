package bellwether.research.learning.label;

import java.util.Locale;

/// Which barrier ended a label.
public enum BarrierExit {
    STOP,
    TARGET,
    TIME;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
