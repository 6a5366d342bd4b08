package bellwether.market.imports.date;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/// Tells which of two hours is meant where a clock showed one time twice: the one that goes on from
/// the symbol's row before, whether its rows have the oldest or the newest first. Of the first row
/// it is the earlier.
public final class RepeatedHours {
    private static final int SECONDS = 60;

    private long[] minutes = {};
    private final BitSet falling = new BitSet();

    /// Minutes since 1970; nothing when the clock never showed that time.
    ///
    /// @param offsets that the clock had then, the earlier moment first
    /// @param symbol of the row, by its number in the file: rows of several may take turns
    public OptionalInt minute(LocalDateTime local, List<ZoneOffset> offsets, int symbol) {
        makeRoom(symbol);
        boolean falls = falling.get(symbol);
        long last = minutes[symbol];
        List<ZoneOffset> tried = falls ? offsets.reversed() : offsets;
        for (ZoneOffset each : tried) {
            long minute = local.toEpochSecond(each) / SECONDS;
            boolean goesOn = falls ? minute < last : minute > last;
            if (goesOn || each.equals(tried.getLast())) {
                falling.set(symbol, minute == last ? falls : minute < last);
                minutes[symbol] = minute;
                return OptionalInt.of(Math.toIntExact(minute));
            }
        }
        return OptionalInt.empty();
    }

    private void makeRoom(int symbol) {
        int known = minutes.length;
        if (symbol >= known) {
            minutes = Arrays.copyOf(minutes, 2 * (symbol + 1));
            Arrays.fill(minutes, known, minutes.length, Long.MIN_VALUE);
        }
    }
}
