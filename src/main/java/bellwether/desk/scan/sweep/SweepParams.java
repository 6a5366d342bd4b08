package bellwether.desk.scan.sweep;

import bellwether.market.symbols.Timeframe;
import java.util.List;

/// What a sweep's job is told.
///
/// @param timeframe its code
/// @param slot that it was made for, in seconds since 1970
/// @param requested whether it was made because new bars were stored
/// @param scans whose passes it makes
public record SweepParams(String timeframe, long slot, boolean requested, List<String> scans) {
    public SweepParams {
        scans = List.copyOf(scans);
    }

    Timeframe frame() {
        return Timeframe.of(timeframe).orElseThrow();
    }
}
