package bellwether.desk.scan.detection;

import bellwether.desk.scan.DetectionFollow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Detections of one kind, counted.
///
/// @param key what they have in common
/// @param symbols how many different ones
/// @param meanQuality of chart patterns; null where there are none
/// @param tooFew whether there are fewer than 30, which say nothing
/// @param followed after 5, 10 and 20 bars
public record DetectionCount(
        String key,
        int n,
        int symbols,
        @Nullable Double meanQuality,
        boolean tooFew,
        List<Followed> followed) {
    /// Below this many nothing is said of what followed.
    public static final int ENOUGH = 30;

    public DetectionCount {
        followed = List.copyOf(followed);
    }

    /// Where there are none.
    static DetectionCount none(String key) {
        return new DetectionCount(
                key,
                0,
                0,
                null,
                true,
                DetectionFollow.BARS.stream().map(bars -> Followed.of(bars, 0, 0, 0)).toList());
    }

    /// What followed, in percent from the next bar's open to the close of the last of these bars.
    ///
    /// @param n those of which that bar is there
    /// @param meanPercent counted in the direction of the pattern; null where `why` says so
    /// @param inDirectionPercent how many of a hundred went the way of the pattern; null likewise
    /// @param why `too_few` or `not_measured`; null where the others are known
    public record Followed(
            int bars,
            int n,
            @Nullable Double meanPercent,
            @Nullable Double inDirectionPercent,
            @Nullable String why) {
        static Followed of(int bars, int n, double mean, double share) {
            return n < ENOUGH
                    ? new Followed(bars, n, null, null, n == 0 ? "not_measured" : "too_few")
                    : new Followed(bars, n, mean, share, null);
        }
    }
}
