package bellwether.desk.scan;

import bellwether.market.symbols.Timeframe;
import java.util.OptionalInt;

/// When a scan looks, and at how much.
///
/// @param everySeconds 60 to 86,400
/// @param batch how many symbols a pass takes, going round; all without one
/// @param sessionOnly whether symbols are left out while their exchange rests
public record ScanTiming(
        Timeframe timeframe, int everySeconds, OptionalInt batch, boolean sessionOnly) {
    /// The slot that a moment lies in.
    public long slot(long epochSecond) {
        return Math.floorDiv(epochSecond, everySeconds);
    }
}
