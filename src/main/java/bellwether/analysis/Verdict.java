package bellwether.analysis;

/// What an analysis comes to.
enum Verdict {
    STRONG_SELL(-1),
    SELL(-1),
    HOLD(0),
    BUY(1),
    STRONG_BUY(1);

    private final int side;

    Verdict(int side) {
        this.side = side;
    }

    /// −1 short, 0 none, +1 long.
    int side() {
        return side;
    }
}
