package bellwether.research.analysis.profile;

import bellwether.research.analysis.vote.Verdict;

/// Which scores become which verdict; the same on both sides of zero.
///
/// @param act the least score of a BUY, 0 to 1
/// @param strong the least score of a STRONG_BUY, `act` to 1
public record Thresholds(double act, double strong) {
    public Thresholds {
        if (!(act > 0 && act < strong && strong <= 1)) {
            throw new IllegalArgumentException(
                    "thresholds must be 0 < act < strong <= 1, were %s and %s"
                            .formatted(act, strong));
        }
    }

    /// The score at which the verdict above (+1) or below (−1) another one begins; STRONG_SELL,
    /// SELL, BUY and STRONG_BUY hold their edge, the others begin just beyond it.
    public double edge(Verdict verdict, int step) {
        return switch (verdict) {
            case STRONG_SELL -> -strong;
            case SELL -> step > 0 ? -act : -strong;
            case HOLD -> step > 0 ? act : -act;
            case BUY -> step > 0 ? strong : act;
            case STRONG_BUY -> strong;
        };
    }

    public Verdict verdict(double score) {
        if (score >= strong) {
            return Verdict.STRONG_BUY;
        }
        if (score >= act) {
            return Verdict.BUY;
        }
        if (score <= -strong) {
            return Verdict.STRONG_SELL;
        }
        return score <= -act ? Verdict.SELL : Verdict.HOLD;
    }
}
