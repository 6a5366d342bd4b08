package bellwether.platform.base;

import java.util.Locale;

/// A number of things in words: `1 row`, `1,234 rows`.
public record CountedNoun(long count, String thing) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }
}
