package bellwether.research.analysis;

import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Verdict;
import java.util.Arrays;
import java.util.Optional;

/// One profile's score and verdict of each bar of a symbol. Where an analysis would be refused,
/// there is none.
public final class ScoreColumn {
    private final Profile profile;
    private final int size;
    private final double[] values;

    /// @param values NaN where there is no score; kept, and may be longer
    ScoreColumn(Profile profile, int size, double[] values) {
        this.profile = profile;
        this.size = size;
        this.values = values;
    }

    public Profile profile() {
        return profile;
    }

    /// Of bars.
    public int size() {
        return size;
    }

    /// −1 to 1; NaN where there is none.
    public double value(int bar) {
        return values[bar];
    }

    public Optional<Verdict> verdict(int bar) {
        return Double.isNaN(values[bar])
                ? Optional.empty()
                : Optional.of(profile.thresholds().verdict(values[bar]));
    }

    /// The scores in an array of their own.
    public double[] values() {
        return Arrays.copyOf(values, size);
    }

    /// Verdicts as numbers that can be compared.
    public double[] ranks() {
        double[] ranks = new double[size];
        for (int bar = 0; bar < size; bar++) {
            ranks[bar] = rank(bar);
        }
        return ranks;
    }

    /// −2 for STRONG_SELL to 2 for STRONG_BUY; NaN where there is none.
    double rank(int bar) {
        return Double.isNaN(values[bar])
                ? Double.NaN
                : profile.thresholds().verdict(values[bar]).rank();
    }
}
