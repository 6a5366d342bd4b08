package bellwether.research.analysis.vote;

/// What a voter says.
public sealed interface Vote {

    /// In words and numbers, for the reasons.
    String words();

    /// A vote.
    ///
    /// @param side −1 down, 0 neutral, +1 up
    /// @param confidence 0 to 1
    record Cast(int side, double confidence, String words) implements Vote {}

    /// Cannot say, for want of data.
    ///
    /// @param barsMissing how many bars more it needs; 0 when bars are there but hold no such data
    record Insufficient(int barsMissing, String words) implements Vote {}

    /// Informs other parts of the analysis and never votes.
    record Silent(String words) implements Vote {}

    static Vote needs(int bars) {
        return new Insufficient(bars, "needs %d bar%s more".formatted(bars, bars == 1 ? "" : "s"));
    }
}
