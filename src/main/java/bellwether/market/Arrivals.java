package bellwether.market;

import java.util.List;

/// Rows of one symbol on their way into the store: one per day, oldest first.
///
/// @param lines where each came from
/// @param repeats whether the file brought this day before; such a row is only compared
/// @param actions splits and dividends that the rows tell of
@SuppressWarnings("ArrayRecordComponent") // never compared
record Arrivals(String ticker, Bars bars, long[] lines, boolean[] repeats, List<Action> actions) {}
