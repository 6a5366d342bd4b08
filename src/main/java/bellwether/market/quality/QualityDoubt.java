package bellwether.market.quality;

import java.time.LocalDate;

/// Something that is probably wrong with stored bars, on these days.
///
/// @param suspectedSplit whether it looks like a split that is not recorded
public record QualityDoubt(LocalDate from, LocalDate to, boolean suspectedSplit, String words) {}
