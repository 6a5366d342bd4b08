package bellwether.research.learning.label;

/// How far the bars say what came of a label.
public sealed interface LabelEnd permits LabelTrade, LabelEnd.Waiting, LabelEnd.NotFilled {
    /// The last bar that was looked at.
    int end();

    /// The bars end before it does.
    record Waiting(int end) implements LabelEnd {}

    /// On none of the first bars could it be entered.
    record NotFilled(int end) implements LabelEnd {}
}
