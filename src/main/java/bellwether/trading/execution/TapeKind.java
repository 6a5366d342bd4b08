package bellwether.trading.execution;

import java.util.Locale;

/// What an account's bars are.
public enum TapeKind {
    DAILY,
    INTRADAY,
    /// Each quote is a bar of one price and unknown volume.
    QUOTE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
