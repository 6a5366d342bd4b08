package bellwether.market.bars;

import java.time.LocalDate;

/// A stored daily bar as it was traded.
///
/// @param volume NaN where it is unknown
/// @param source the name of the file or provider that it came from
public record SourcedBar(
        LocalDate day,
        double open,
        double high,
        double low,
        double close,
        double volume,
        String source) {}
