package bellwether.market.bars;

import java.time.LocalDate;

/// A split on record.
///
/// @param exDate the first day whose raw prices are after it
/// @param ratio shares after it for each before
/// @param applied whether the prices before it were adjusted for it: they are when they jump on its
///   day about as it says. When they do not jump, whoever gave them has adjusted them already, and
///   a second time would be wrong
public record Split(LocalDate exDate, double ratio, boolean applied) {}
