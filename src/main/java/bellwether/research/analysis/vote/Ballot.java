package bellwether.research.analysis.vote;

/// What a voter says of one bar, filled again for the next. Its words are made only when somebody
/// reads them: most votes are cast to be counted.
public final class Ballot {
    /// Words and numbers of a vote, from what the voter saw.
    interface Wording {
        String words(IndicatorPanel panel, int bar);
    }

    private enum Kind {
        CAST,
        INSUFFICIENT,
        SILENT
    }

    private static final Wording NONE = (_, _) -> "";

    private Kind kind = Kind.SILENT;
    private int side;
    private double confidence;
    private int barsMissing;
    private Wording wording = NONE;

    /// @param confidence clamped to 0 to 1
    void cast(int side, double confidence, Wording wording) {
        fill(Kind.CAST, wording);
        this.side = side;
        this.confidence = Math.clamp(confidence, 0, 1);
    }

    void neutral(Wording wording) {
        fill(Kind.CAST, wording);
    }

    /// Informs and never votes.
    void silent(Wording wording) {
        fill(Kind.SILENT, wording);
    }

    /// Bars are there but do not hold what it takes.
    void insufficient(Wording wording) {
        fill(Kind.INSUFFICIENT, wording);
    }

    /// Whether an indicator whose first value stands at `warmUp` has none at this bar; then nothing
    /// else is to be said.
    boolean lacks(int warmUp, int bar) {
        if (bar >= warmUp) {
            return false;
        }
        fill(Kind.INSUFFICIENT, NONE);
        barsMissing = warmUp - bar;
        return true;
    }

    private void fill(Kind kind, Wording wording) {
        this.kind = kind;
        this.wording = wording;
        side = 0;
        confidence = 0;
        barsMissing = 0;
    }

    /// Whether it counts.
    public boolean isCast() {
        return kind == Kind.CAST;
    }

    /// −1 down, 0 neutral or not cast, +1 up.
    public int side() {
        return side;
    }

    /// 0 to 1.
    public double confidence() {
        return confidence;
    }

    /// The same to keep, with its words.
    ///
    /// @param panel as the voter saw it
    Vote vote(IndicatorPanel panel, int bar) {
        if (barsMissing > 0) {
            return Vote.needs(barsMissing);
        }
        String words = wording.words(panel, bar);
        return switch (kind) {
            case CAST -> new Vote.Cast(side, confidence, words);
            case INSUFFICIENT -> new Vote.Insufficient(0, words);
            case SILENT -> new Vote.Silent(words);
        };
    }
}
