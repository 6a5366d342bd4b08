package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.CalendarSessions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Collects the moments at which any symbol has a bar, and which of them are sessions of which
/// calendar: those at which a symbol of it has one. Whoever trades on weekends has a calendar of
/// its own, whatever exchange it is said to be of.
public final class SessionMoments {
    private static final long SECONDS_PER_DAY = 86_400;

    private static final long[] NONE = {};

    private final Map<String, long[]> byCalendar = new TreeMap<>();
    private final Map<Integer, String> ofSymbol = new HashMap<>();

    /// Takes those of a symbol.
    ///
    /// @param symbol its number
    /// @param calendar by which it is said to trade
    public void add(int symbol, String calendar, Bars bars) {
        String own = isOfWeekends(bars) ? calendar + " and weekends" : calendar;
        ofSymbol.put(symbol, own);
        byCalendar.merge(own, times(bars), SessionMoments::merged);
    }

    private static long[] times(Bars bars) {
        return Arrays.copyOf(bars.time(), bars.size());
    }

    /// More than one bar in ten, as of no exchange that opens on a Saturday now and then.
    private static boolean isOfWeekends(Bars bars) {
        int weekends = 0;
        for (int bar = 0; bar < bars.size(); bar++) {
            // the first day was a Thursday
            long day = Math.floorMod(Math.floorDiv(bars.time()[bar], SECONDS_PER_DAY) + 3, 7);
            weekends += day >= 5 ? 1 : 0;
        }
        return weekends * 10 > bars.size();
    }

    private static long[] merged(long[] some, long[] others) {
        long[] all = new long[some.length + others.length];
        int count = 0;
        int one = 0;
        int other = 0;
        while (one < some.length || other < others.length) {
            long mine = one < some.length ? some[one] : Long.MAX_VALUE;
            long next = other < others.length ? others[other] : Long.MAX_VALUE;
            one += mine <= next ? 1 : 0;
            other += next <= mine ? 1 : 0;
            all[count++] = Math.min(mine, next);
        }
        return count == some.length ? some : Arrays.copyOf(all, count);
    }

    /// Each once, ascending.
    public long[] all() {
        return byCalendar.values().stream().reduce(NONE, SessionMoments::merged).clone();
    }

    /// The calendar of each symbol by its number; one that was not taken has sessions on every
    /// date. Symbols of one calendar have the same object.
    public List<CalendarSessions> calendars(int symbols) {
        long[] moments = all();
        Map<String, CalendarSessions> known = new HashMap<>();
        byCalendar.forEach((name, own) -> known.put(name, CalendarSessions.of(moments, own)));
        CalendarSessions every = CalendarSessions.every(moments.length);
        return IntStream.range(0, symbols)
                .mapToObj(symbol -> {
                    String name = ofSymbol.get(symbol);
                    return name == null ? every : known.getOrDefault(name, every);
                })
                .toList();
    }

    /// The sessions of the calendar by which most symbols trade, of as many the one with the most
    /// sessions: what "a session" of the universe is, though coins among its shares trade on
    /// weekends too.
    public long[] main() {
        Map<String, Long> counts =
                ofSymbol.values().stream()
                        .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return byCalendar.entrySet().stream()
                .filter(one -> one.getValue().length > 0)
                .max(
                        Comparator.comparingLong((Map.Entry<String, long[]> one) ->
                                        counts.getOrDefault(one.getKey(), 0L))
                                .thenComparingInt(one -> one.getValue().length)
                                .thenComparing(Map.Entry::getKey))
                .map(one -> one.getValue().clone())
                .orElse(NONE);
    }

    /// The number of each bar's date.
    public static int[] numbers(long[] moments, Bars bars) {
        int[] numbers = new int[bars.size()];
        int date = 0;
        for (int bar = 0; bar < numbers.length; bar++) {
            while (date < moments.length && moments[date] < bars.time()[bar]) {
                date++;
            }
            if (date == moments.length || moments[date] != bars.time()[bar]) {
                throw new IllegalStateException(
                        "no session at " + bars.time()[bar] + ", though there is a bar");
            }
            numbers[bar] = date;
        }
        return numbers;
    }
}
