package bellwether.research.analysis.vote;

import java.util.Optional;

/// What an analysis comes to.
public enum Verdict {
    STRONG_SELL(-2),
    SELL(-1),
    HOLD(0),
    BUY(1),
    STRONG_BUY(2);

    private final int rank;

    Verdict(int rank) {
        this.rank = rank;
    }

    /// The one above (+1) or below (−1).
    public Optional<Verdict> next(int step) {
        return switch (this) {
            case STRONG_SELL -> step > 0 ? Optional.of(SELL) : Optional.empty();
            case SELL -> Optional.of(step > 0 ? HOLD : STRONG_SELL);
            case HOLD -> Optional.of(step > 0 ? BUY : SELL);
            case BUY -> Optional.of(step > 0 ? STRONG_BUY : HOLD);
            case STRONG_BUY -> step > 0 ? Optional.empty() : Optional.of(BUY);
        };
    }

    /// −1 short, 0 none, +1 long.
    public int side() {
        return Integer.signum(rank);
    }

    /// −2 STRONG_SELL to +2 STRONG_BUY.
    public int rank() {
        return rank;
    }
}
