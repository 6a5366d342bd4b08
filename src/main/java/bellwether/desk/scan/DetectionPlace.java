package bellwether.desk.scan;

import bellwether.market.symbols.Timeframe;
import java.time.Instant;

/// Where something was detected.
///
/// @param bar its time; a daily bar is dated 00:00 UTC of its session
public record DetectionPlace(long symbolId, String ticker, Timeframe timeframe, Instant bar) {}
