package bellwether.technical.ta;

/// From which bar on a recursive indicator no longer shows where its history began.
///
/// The tolerance: two histories of one symbol that begin at different bars agree, from
/// `stableAfter` bars after the later beginning on, to 1e-6 of the larger of the value and the
/// input's scale.
public final class Stability {
    /// Relative to the value's scale; see above.
    static final double TOLERANCE = 1e-6;

    /// The level depends on the first bar for ever, as in a running total; only its changes can be
    /// compared.
    static final int NEVER = Integer.MAX_VALUE;

    /// A seed may be off by as much as the value itself; ten times that is what the decay has to
    /// swallow.
    private static final double SEED_ERROR = 10;

    private Stability() {}

    /// The bar at which an error in the seed at `first`, multiplied by `kept` on each bar, has
    /// fallen below the tolerance.
    public static int decay(int first, double kept) {
        return first
                + (kept <= 0
                        ? 1
                        : (int) Math.ceil(Math.log(TOLERANCE / SEED_ERROR) / Math.log(kept)));
    }
}
