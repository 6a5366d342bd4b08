package bellwether.research.analysis.context;

import java.time.LocalDate;

/// A close that is far from the one before: news, an unadjusted split, or a bad tick.
///
/// @param ratio this close over the one before
public record PriceJump(LocalDate date, double ratio) {}
