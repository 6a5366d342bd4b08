package bellwether.trading.portfolio.transfer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a row of a broker's file is.
public enum RowMeaning {
    BUY,
    SELL,
    /// A trade whose side is the sign of its quantity.
    SIGNED,
    DIVIDEND,
    DEPOSIT_OR_WITHDRAWAL,
    INTEREST,
    FEE,
    TAX,
    CORPORATE_ACTION,
    CURRENCY_CONVERSION,
    /// An option, a future, a bond.
    OTHER_INSTRUMENT,
    /// Cash into a money market fund of the broker's and out of it.
    CASH_SWEEP,
    /// One execution of an order that has a row of its own, or a total.
    DETAIL,
    /// Shares that came or went without a price.
    SHARES_WITHOUT_PRICE,
    UNKNOWN;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isTrade() {
        return this == BUY || this == SELL || this == SIGNED;
    }

    /// Whether it is counted and passed over: it moves no shares that are kept here.
    boolean isSkipped() {
        return !isTrade() && this != SHARES_WITHOUT_PRICE && this != UNKNOWN;
    }
}
