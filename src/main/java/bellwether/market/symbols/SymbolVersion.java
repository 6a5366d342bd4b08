package bellwether.market.symbols;

import org.jspecify.annotations.Nullable;

/// What moves when a symbol does.
///
/// @param ticker the present one
/// @param exchange as it was stated; null when nothing was
/// @param dataVersion moves with its bars
/// @param recordVersion moves with its names and what is stated of it
public record SymbolVersion(
        String ticker, @Nullable String exchange, long dataVersion, long recordVersion) {}
