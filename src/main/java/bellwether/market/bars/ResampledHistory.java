package bellwether.market.bars;

/// Days that are put together from bars within them, of a symbol of which no days are stored.
///
/// @param symbol as it lies in the database, without its bars
/// @param days without those that may still change
public record ResampledHistory(PackedHistory symbol, History days) {}
