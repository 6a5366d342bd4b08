package bellwether.research.learning.tree;

import bellwether.platform.base.Refusal;

/// How much of the rows and features a tree is grown from.
///
/// @param columns share of the features, drawn without replacement
/// @param dates share of the dates, drawn without replacement
/// @param repeated whether instead as many dates as there are be drawn with replacement
public record SampleShares(double columns, double dates, boolean repeated) {
    /// Everything.
    public static final SampleShares ALL = new SampleShares(1, 1, false);

    /// Half the columns and half the dates.
    public static final SampleShares HALF = new SampleShares(0.5, 0.5, false);

    /// Half the columns, and dates with replacement.
    public static final SampleShares BAGGED = new SampleShares(0.5, 1, true);

    public SampleShares {
        if (!(columns > 0 && columns <= 1)) {
            throw Refusal.invalid("/columns", "must be more than 0 and at most 1, was " + columns);
        }
        if (!(dates > 0 && dates <= 1)) {
            throw Refusal.invalid("/dates", "must be more than 0 and at most 1, was " + dates);
        }
    }
}
