package bellwether.desk.journal.advice;

import org.jspecify.annotations.Nullable;

/// A symbol that an owner holds.
///
/// @param sector null where none is stated
public record HeldSymbol(String ticker, @Nullable String sector) {}
