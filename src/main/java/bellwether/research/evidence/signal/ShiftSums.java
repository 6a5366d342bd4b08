package bellwether.research.evidence.signal;

import bellwether.technical.statistics.SplitMix64;

/// What the events of one signal at one horizon come to when their calendar is shifted: for each
/// block of dates and each shift within it, circularly, the sum of what followed and of the weights
/// of those events after which anything is known.
final class ShiftSums {
    /// So many shifts that do as well decide a p.
    static final int ENOUGH = 100;

    /// So many are drawn at most.
    static final int MOST = 100_000;

    /// What differs by less is rounding.
    private static final double ROUNDING = 1e-9;

    private final ShiftBlocks blocks;
    private final int horizon;
    private final double[] sums;
    private final double[] weights;

    ShiftSums(ShiftBlocks blocks, int horizon) {
        this.blocks = blocks;
        this.horizon = horizon;
        sums = new double[blocks.dates()];
        weights = new double[blocks.dates()];
    }

    /// An event on a date.
    ///
    /// @param side of the signal
    /// @param followed by dates what came after each; 0 where it is not known
    /// @param known by dates 1 where it is known, else 0
    void add(int date, double weight, int side, double[] followed, double[] known) {
        double sided = side * weight;
        int block = blocks.of(date);
        int from = blocks.from(block);
        int ahead = blocks.to(block) - date;
        for (int shift = 0; shift < ahead; shift++) {
            sums[from + shift] += sided * followed[date + shift];
            weights[from + shift] += weight * known[date + shift];
        }
        for (int shift = ahead; shift < blocks.size(block); shift++) {
            sums[from + shift] += sided * followed[from + shift - ahead];
            weights[from + shift] += weight * known[from + shift - ahead];
        }
    }

    /// The share of shifted calendars whose mean excess is as large as that of the events, after so
    /// many draws that it is decided (Besag and Clifford 1991).
    CardTest test(long seed) {
        SplitMix64 random = new SplitMix64(seed);
        int count = blocks.count();
        double observed = mean(new int[count]);
        int[] shifts = new int[count];
        int better = 0;
        for (int draw = 1; draw <= MOST; draw++) {
            for (int block = 0; block < count; block++) {
                shifts[block] = random.nextInt(blocks.shifts(block, horizon));
            }
            better += isAsLarge(mean(shifts), observed) ? 1 : 0;
            if (better == ENOUGH) {
                return CardTest.of((double) ENOUGH / draw, draw);
            }
        }
        return CardTest.of((1.0 + better) / (1 + MOST), MOST);
    }

    private static boolean isAsLarge(double shifted, double observed) {
        return !(shifted < observed - ROUNDING * Math.max(1, Math.abs(observed)));
    }

    private double mean(int[] shifts) {
        double sum = 0;
        double weight = 0;
        for (int block = 0; block < shifts.length; block++) {
            int place = blocks.from(block) + shifts[block];
            sum += sums[place];
            weight += weights[place];
        }
        return sum / weight;
    }
}
