package bellwether.research.analysis.vote;

import java.util.function.Supplier;

/// What a voter says.
public sealed interface Vote {

    /// In words and numbers, for the reasons.
    String words();

    /// A vote.
    ///
    /// @param side −1 down, 0 neutral, +1 up
    /// @param confidence 0 to 1; clamped
    ///
    /// @param wording made only when somebody reads it: most votes are cast to see what would be if
    record Cast(int side, double confidence, Supplier<String> wording) implements Vote {
        public Cast {
            confidence = Math.clamp(confidence, 0, 1);
        }

        @Override
        public String words() {
            return wording.get();
        }
    }

    /// Cannot say, for want of data.
    ///
    /// @param barsMissing how many bars more it needs; 0 when bars are there but hold no such data
    record Insufficient(int barsMissing, String words) implements Vote {}

    /// Informs other parts of the analysis and never votes.
    record Silent(Supplier<String> wording) implements Vote {
        @Override
        public String words() {
            return wording.get();
        }
    }

    static Vote neutral(Supplier<String> wording) {
        return new Cast(0, 0, wording);
    }

    static Vote needs(int bars) {
        return new Insufficient(bars, "needs %d bar%s more".formatted(bars, bars == 1 ? "" : "s"));
    }
}
