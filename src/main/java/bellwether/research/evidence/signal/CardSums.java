package bellwether.research.evidence.signal;

import java.util.Arrays;

/// Adds up the events of one signal at one horizon, day by day.
final class CardSums {
    private static final int PERCENT = 100;

    private final int[] counts;
    private final double[] sums;
    private int events;
    private int symbols;
    private int hits;
    private double base;

    /// @param days how many days there may be
    CardSums(int days) {
        counts = new int[days];
        sums = new double[days];
    }

    /// @param bars that count, of one symbol
    /// @param first the day that is numbered 0
    void add(SymbolEvents symbol, int[] bars, FollowedBars after, int side, int first) {
        symbols += bars.length > 0 ? 1 : 0;
        for (int bar : bars) {
            int day = symbol.day(bar) - first;
            counts[day]++;
            sums[day] += side * after.excess(bar);
            events++;
            hits += after.isHit(bar, side) ? 1 : 0;
            base += after.share(side);
        }
    }

    int events() {
        return events;
    }

    int symbols() {
        return symbols;
    }

    /// What an event of a day weighs, so that days weigh alike; 0 for days without one.
    double weight(int day) {
        return counts[day] == 0 ? 0 : 1.0 / counts[day];
    }

    /// The days that have events, numbered, in their order.
    int[] days() {
        int[] found = new int[counts.length];
        int size = 0;
        for (int day = 0; day < counts.length; day++) {
            if (counts[day] > 0) {
                found[size++] = day;
            }
        }
        return Arrays.copyOf(found, size);
    }

    /// The mean excess of a day's events.
    double mean(int day) {
        return sums[day] / counts[day];
    }

    CardRates rates() {
        return new CardRates((double) PERCENT * hits / events, PERCENT * base / events);
    }
}
