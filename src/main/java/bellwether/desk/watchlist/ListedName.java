package bellwether.desk.watchlist;

import org.jspecify.annotations.Nullable;

/// A ticker as a request names it, and the symbol that is called so now, or was once.
///
/// @param ticker the symbol's present name; the typed one where none is stored
/// @param symbol null where none is stored
public record ListedName(String typed, String ticker, @Nullable Long symbol) {}
