package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.FillPhase;

/// When the fills of one order happened on one day.
///
/// @param time of their bar in seconds since 1970; 0 where there was no fill
/// @param first the phase of the first
/// @param last the phase of the last
public record FillSpan(long time, FillPhase first, FillPhase last) {
    /// Without a fill of an order, as of what a split leaves.
    static FillSpan none(FillPhase phase) {
        return new FillSpan(0, phase, phase);
    }
}
