package bellwether.desk.journal.insight;

/// What trades may show of habits.
public enum HabitCode {
    /// More than 5 trades opened on one day.
    MANY_TRADES_A_DAY,
    /// Opened within 30 minutes of closing one at a loss.
    QUICK_REENTRY,
    /// More than half of the trades were closed by their stop.
    MOSTLY_STOPPED_OUT
}
