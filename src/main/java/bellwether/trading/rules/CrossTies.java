package bellwether.trading.rules;

/// What a bar on which two values are equal means for their crossing.
public enum CrossTies {
    /// The last bar on which they differed decides, so a tie hides no cross.
    LAST_DIFFERENT,
    /// The bar before decides, as elsewhere: after a tie there is no cross.
    STRICT
}
