package bellwether.research.learning.label;

/// What came of an entry at the open after a signal.
///
/// @param signal the bar at whose close it was signalled
/// @param end the bar on which it ended
/// @param exit the price at which it ended
/// @param netReturn after costs, as a part of the entry
/// @param r the same in units of what the stop put at risk
public record BarrierOutcome(
        int signal,
        int end,
        double entry,
        double stop,
        double target,
        double exit,
        BarrierExit why,
        double netReturn,
        double r) {
    /// Whether it earned more than its costs.
    public boolean won() {
        return netReturn > 0;
    }
}
