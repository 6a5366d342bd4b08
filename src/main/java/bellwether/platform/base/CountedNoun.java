package bellwether.platform.base;

import java.util.Locale;

/// A number of things in words: `1 row`, `1,234 rows`.
public record CountedNoun(long count, String thing) {
    /// From here on digits are grouped.
    private static final long GROUPED = 1_000;

    @Override
    public String toString() {
        String number =
                Math.abs(count) < GROUPED
                        ? Long.toString(count)
                        : String.format(Locale.ROOT, "%,d", count);
        return number + " " + thing + (count == 1 ? "" : "s");
    }
}
