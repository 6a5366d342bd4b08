package bellwether.market;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;

/// How a file is to be read.
///
/// @param latest the last date that is not in the future anywhere on earth
/// @param zones of tickers, for times that do not say theirs
record Reading(Layout layout, DateStyle style, LocalDate latest, Function<String, ZoneId> zones) {}
