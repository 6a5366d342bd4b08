package bellwether.research.learning.label;

import bellwether.platform.base.Refusal;

/// A stop, a target and a limit of time (the triple barrier of Lopez de Prado 2018).
///
/// @param stopRanges distance of the stop from the entry, in average true ranges of the signal's
///   bar
/// @param targetRanges distance of the target, likewise
/// @param bars at the close of so many bars, the entry's among them, it ends
/// @param costShare what each side costs, as a part of the entry's value
public record BarrierPolicy(double stopRanges, double targetRanges, int bars, double costShare) {
    /// Target 3, stop 2 average true ranges of 14 bars, 10 bars, 0.1 % a side.
    public static final BarrierPolicy USUAL = new BarrierPolicy(2, 3, 10, 0.001);

    public BarrierPolicy {
        positive("/stop", stopRanges);
        positive("/target", targetRanges);
        if (bars < 1) {
            throw Refusal.invalid("/bars", "must be 1 or more, was " + bars);
        }
        if (!(costShare >= 0 && costShare < 1)) {
            throw Refusal.invalid("/cost", "must be from 0 to below 1, was " + costShare);
        }
    }

    private static void positive(String pointer, double ranges) {
        if (!(ranges > 0) || Double.isInfinite(ranges)) {
            throw Refusal.invalid(pointer, "must be a number more than 0, was " + ranges);
        }
    }
}
