package bellwether.research.screen.sheet;

/// A sheet as it is stored.
///
/// @param state what else is stored of it
/// @param values as [Sheet#packed()]
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PackedSheet(long symbol, SymbolState.Stored state, byte[] values) {}
