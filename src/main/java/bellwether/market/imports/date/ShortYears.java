package bellwether.market.imports.date;

import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Notices dates of two digits each that begin with their year, such as `24/03/01`: read with the
/// day first, each row would be of another year.
public final class ShortYears {
    private static final Pattern SHORT =
            Pattern.compile("(\\d{2})([-/.])(\\d{2})\\2(\\d{2})(?:\\D.*)?");

    private static final int LEAST_ROWS = 3;
    private static final int MONTHS = 12;
    private static final int DAYS = 31;

    private final BitSet firsts = new BitSet();
    private final BitSet lasts = new BitSet();
    private int rows;
    private boolean ruledOut;
    private String example = "";
    private long line;

    public void look(String cell, long number) {
        Matcher date = SHORT.matcher(cell);
        if (ruledOut || !date.matches()) {
            ruledOut = true;
            return;
        }
        int last = Integer.parseInt(date.group(4));
        ruledOut = Integer.parseInt(date.group(3)) > MONTHS || last < 1 || last > DAYS;
        firsts.set(Integer.parseInt(date.group(1)));
        lasts.set(last);
        if (rows++ == 0) {
            example = cell;
            line = number;
        }
    }

    /// Requires the year to come last.
    ///
    /// @throws Refusal when the last of the three numbers changes more than the first, as days do
    public void requireLast() {
        if (!ruledOut && rows >= LEAST_ROWS && lasts.cardinality() > firsts.cardinality()) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "ambiguous_years",
                    "Line %d: %s seems to begin with its year, as the last of its numbers changes more from row to row than the first, but two digits do not say so. Write the dates as yyyy-MM-dd."
                            .formatted(line, Rejection.shown(example)));
        }
    }
}
