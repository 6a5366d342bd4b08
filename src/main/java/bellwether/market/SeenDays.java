package bellwether.market;

import bellwether.web.Refusal;
import java.util.HashMap;
import java.util.Map;

/// Which days of which symbols a file has brought already: one bit a day, kept by year, so that a
/// file of any length is checked for duplicates in little memory.
final class SeenDays {
    private static final int DAYS_PER_PAGE = 384;
    private static final int MOST_PAGES = 500_000;

    private record Page(int symbol, int number) {}

    private final Map<Page, long[]> pages = new HashMap<>();
    private Page page = new Page(-1, 0);
    private long[] days = {};

    /// Notes a day; false when it was noted before.
    boolean add(int symbol, int day) {
        int number = Math.floorDiv(day, DAYS_PER_PAGE);
        if (page.symbol != symbol || page.number != number) {
            turn(new Page(symbol, number));
        }
        int bit = Math.floorMod(day, DAYS_PER_PAGE);
        long before = days[bit >> 6];
        days[bit >> 6] |= 1L << bit;
        return days[bit >> 6] != before;
    }

    private void turn(Page to) {
        page = to;
        days = pages.computeIfAbsent(to, _ -> new long[DAYS_PER_PAGE / 64]);
        if (pages.size() > MOST_PAGES) {
            throw Refusal.of(
                    422,
                    "too_many_symbols",
                    "It has more than %,d symbol-years; import it in several files."
                            .formatted(MOST_PAGES));
        }
    }
}
