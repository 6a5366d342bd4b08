package bellwether.research.backtest.portfolio;

import bellwether.trading.rules.RuleHistory;
import java.util.Arrays;

/// All times at which a bar of any symbol begins, rising. A time belongs to the session of the
/// first symbol that has it.
final class MarketTimes {
    private long[] stamps = {};
    private MarketTime[] times = {};

    int count() {
        return times.length;
    }

    MarketTime get(int index) {
        return times[index];
    }

    /// The place of a time that was added.
    int place(long time) {
        return Arrays.binarySearch(stamps, time);
    }

    /// The place of a time that was added, which is not before another place.
    int place(long time, int from) {
        int place = from;
        while (stamps[place] < time) {
            place++;
        }
        return place;
    }

    /// Whether the session ends with a time: the next one is of another day.
    boolean endsSession(int index) {
        return index + 1 == times.length || !times[index + 1].date().equals(times[index].date());
    }

    /// All symbols were added.
    void settle() {
        for (int i = 1; i < times.length; i++) {
            times[i].notBefore(times[i - 1].date());
        }
    }

    /// Adds the times of the first bars of a history.
    void add(RuleHistory history, int end) {
        long[] bars = history.raw().time();
        int missing = missing(bars, end);
        if (missing > 0) {
            merge(history, end, missing);
        }
    }

    private int missing(long[] bars, int end) {
        int place = place(bars[0]);
        if (place >= 0
                && place + end <= stamps.length
                && Arrays.equals(bars, 0, end, stamps, place, place + end)) {
            return 0; // as most do
        }
        int missing = 0;
        place = 0;
        for (int bar = 0; bar < end; bar++) {
            while (place < stamps.length && stamps[place] < bars[bar]) {
                place++;
            }
            missing += place == stamps.length || stamps[place] != bars[bar] ? 1 : 0;
        }
        return missing;
    }

    private void merge(RuleHistory history, int end, int missing) {
        long[] bars = history.raw().time();
        MarketTime[] merged = new MarketTime[times.length + missing];
        int place = 0;
        int bar = 0;
        for (int i = 0; i < merged.length; i++) {
            boolean known = bar == end || (place < times.length && stamps[place] <= bars[bar]);
            if (known) {
                bar += bar < end && stamps[place] == bars[bar] ? 1 : 0;
                merged[i] = times[place++];
            } else {
                merged[i] = new MarketTime(bars[bar], history.date(bar));
                bar++;
            }
        }
        times = merged;
        stamps = Arrays.stream(merged).mapToLong(MarketTime::time).toArray();
    }
}
