package bellwether.desk.journal.advice;

/// Why a symbol may be worth a look.
public enum ReasonCode {
    /// It passes a tracked screen that it did not pass before.
    ENTERED_SCREEN,
    /// Its verdict became BUY or STRONG_BUY on its last bar.
    TURNED_BUY,
    /// It shows a pattern after which the price has moved, by the evidence.
    PATTERN,
    /// It is stronger than 90 % of the others, in a sector that is held.
    SECTOR_LEADER,
    /// It is BUY and moves apart from what is held.
    UNCORRELATED
}
