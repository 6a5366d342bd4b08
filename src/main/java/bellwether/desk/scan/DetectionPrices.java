package bellwether.desk.scan;

import org.jspecify.annotations.Nullable;

/// Prices of a detection, as they were traded on its bar.
///
/// @param level the price that had to give way; null for candles
/// @param target the measured one; null where the kind has none
public record DetectionPrices(double close, @Nullable Double level, @Nullable Double target) {}
