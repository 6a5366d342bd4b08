package bellwether.research.backtest.drift;

import java.math.BigDecimal;

/// A cause without its amount.
record DriftReason(DriftCause cause, String detail) {
    static final DriftReason UNKNOWN =
            new DriftReason(DriftCause.UNEXPLAINED, "Nothing that is stored explains it.");

    DriftPart of(BigDecimal amount) {
        return new DriftPart(cause, amount, detail);
    }

    /// A number as details show it.
    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
