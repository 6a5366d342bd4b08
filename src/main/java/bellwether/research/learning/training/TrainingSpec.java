package bellwether.research.learning.training;

import bellwether.market.symbols.Universe;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.model.ModelSettings;
import bellwether.research.learning.model.ModelSpec;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleSpec;
import bellwether.research.learning.sample.SampleSplits;
import java.util.List;

/// What is trained, and from which bars: equal ones give the same model to the bit.
///
/// @param universe in words that every reader may see: no owner's list or ticker
/// @param mostRows above which symbols are left out
/// @param cut no bar is later than this second
/// @param sessions up to it
/// @param dataHash of all bars
public record TrainingSpec(
        SampleLabel label,
        int horizon,
        ModelKind kind,
        String universe,
        long seed,
        int mostRows,
        long cut,
        int sessions,
        String dataHash) {
    private static final String TIMEFRAME = "1d";
    private static final String MOMENTUM = "momentum_252_21";

    /// Under which one model is active at most.
    public String key() {
        return key(label, horizon);
    }

    /// The key of a label and horizon.
    public static String key(SampleLabel label, int horizon) {
        return label.key() + "/" + horizon + "/" + TIMEFRAME;
    }

    /// A universe without what only its owner may see.
    static String shown(Universe universe, int symbols) {
        return switch (universe) {
            case Universe.Everything all -> all.toString();
            case Universe.Invented invented -> invented.toString();
            case Universe.Named _, Universe.Listed _, Universe.Screened _ ->
                    symbols == 1
                            ? "a private list of 1 symbol"
                            : "a private list of %d symbols".formatted(symbols);
        };
    }

    /// Which rows it has.
    public SampleSpec sample() {
        return new SampleSpec(label, horizon, mostRows);
    }

    /// How long outcomes of neighbouring dates overlap: the longer of the horizon and the label.
    public int overlap() {
        return Math.max(horizon, sample().labelBars());
    }

    ModelSpec model() {
        return new ModelSpec(ModelSettings.of(kind), overlap(), MOMENTUM, seed);
    }

    List<SampleFold.Forward> folds() {
        return SampleSplits.walkForward(sessions);
    }

    /// The fold that is searched for leaks by training it again: the last one that is complete.
    int searched() {
        return Math.max(0, folds().size() - 2);
    }
}
