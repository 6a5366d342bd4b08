package bellwether.research.analysis.vote;

/// An index that moves within a range, and says something outside it: up below its low level, down
/// above its high one. Confidence is the distance past the level over a scale.
final class Oscillator {
    /// Where its values stand.
    interface Column {
        double[] of(IndicatorPanel panel);
    }

    private final Column column;
    private final double low;
    private final double high;
    private final double scale;
    private final Ballot.Wording oversold;
    private final Ballot.Wording overbought;
    private final Ballot.Wording neutral;

    Oscillator(String name, Column column, double low, double high, double scale) {
        this.column = column;
        this.low = low;
        this.high = high;
        this.scale = scale;
        String least = Phrases.number(low);
        String most = Phrases.number(high);
        oversold = wording(name, ", below " + least + ": oversold");
        overbought = wording(name, ", above " + most + ": overbought");
        neutral = wording(name, ", between " + least + " and " + most + ": neutral");
    }

    private Ballot.Wording wording(String name, String verdict) {
        return (panel, bar) -> name + " is " + Phrases.number(column.of(panel)[bar]) + verdict;
    }

    void vote(double value, Ballot ballot) {
        if (value < low) {
            ballot.cast(1, (low - value) / scale, oversold);
        } else if (value > high) {
            ballot.cast(-1, (value - high) / scale, overbought);
        } else {
            ballot.neutral(neutral);
        }
    }
}
