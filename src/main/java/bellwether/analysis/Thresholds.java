package bellwether.analysis;

/// Which scores become which verdict; the same on both sides of zero.
///
/// @param act the least score of a BUY, 0 to 1
/// @param strong the least score of a STRONG_BUY, `act` to 1
record Thresholds(double act, double strong) {
    Thresholds {
        if (!(act > 0 && act < strong && strong <= 1)) {
            throw new IllegalArgumentException(
                    "thresholds must be 0 < act < strong <= 1, were %s and %s"
                            .formatted(act, strong));
        }
    }

    Verdict verdict(double score) {
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
