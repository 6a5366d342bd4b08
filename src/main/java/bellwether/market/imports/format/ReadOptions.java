package bellwether.market.imports.format;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;

/// How a file is to be read.
///
/// @param latest the last date that is not in the future anywhere on earth
/// @param zones of tickers, for times that do not say theirs
public record ReadOptions(FileShape shape, LocalDate latest, Function<String, ZoneId> zones) {}
