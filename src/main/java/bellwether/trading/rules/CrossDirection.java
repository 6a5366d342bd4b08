package bellwether.trading.rules;

/// Which way one value crosses another.
public enum CrossDirection {
    ABOVE,
    BELOW,
    EITHER
}
