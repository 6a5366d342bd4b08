package bellwether.trading.rules;

/// What a value is, which says what it can be compared with.
public enum ValueType {
    NUMBER,
    /// 5 is 5 %.
    PERCENT,
    /// In the shares of the bar that it is asked on.
    PRICE,
    /// One of the words of a field.
    WORD,
    /// Days since 1970-01-01.
    DATE,
    /// 0 or 1.
    FLAG;

    public boolean isNumeric() {
        return this == NUMBER || this == PERCENT || this == PRICE;
    }

    public String noun() {
        return switch (this) {
            case NUMBER -> "number";
            case PERCENT -> "percent";
            case PRICE -> "price";
            case WORD -> "word";
            case DATE -> "date";
            case FLAG -> "flag";
        };
    }
}
