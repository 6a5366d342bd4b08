package bellwether.market;

import java.util.Optional;

/// What an import is to do with a file.
///
/// @param stated the ticker the caller gave
/// @param named the ticker the file's name gives, for when nothing else says one
record ImportOrder(Optional<Ticker> stated, Optional<Ticker> named, SourceName source) {}
