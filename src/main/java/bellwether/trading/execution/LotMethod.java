package bellwether.trading.execution;

import java.util.Locale;

/// Which cost a closing trade is measured against.
public enum LotMethod {
    FIFO,
    AVERAGE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
