package bellwether.market.bars;

import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// Rows of one symbol on their way into the store: one per day, oldest first.
///
/// @param lines where each came from
/// @param repeats whether the file brought this day before; such a row is only compared
/// @param actions splits and dividends that the rows tell of
@SuppressWarnings("ArrayRecordComponent") // never compared
public record IncomingBars(
        String ticker, Bars bars, long[] lines, boolean[] repeats, List<CorporateAction> actions) {
    /// Those before a day, as another symbol's.
    public IncomingBars before(LocalDate day, String name) {
        int size = sizeBefore(day);
        return new IncomingBars(
                name,
                bars.first(size),
                Arrays.copyOf(lines, size),
                Arrays.copyOf(repeats, size),
                actions.stream().filter(action -> action.exDate().isBefore(day)).toList());
    }

    /// The lines of those from a day on.
    public long[] linesFrom(LocalDate day) {
        return Arrays.copyOfRange(lines, sizeBefore(day), lines.length);
    }

    private int sizeBefore(LocalDate day) {
        long end = day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
        int size = bars.size();
        while (size > 0 && bars.time()[size - 1] >= end) {
            size--;
        }
        return size;
    }
}
