package bellwether.research.learning.training;

import bellwether.market.symbols.Universe;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.model.ModelSettings;
import bellwether.research.learning.model.ModelSpec;
import bellwether.research.learning.model.SettingValues;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleSpec;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.SampleSymbol;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is trained, and from which bars: equal ones give the same model to the bit.
///
/// @param universe in words that every reader may see: no owner's list or ticker
/// @param mostRows above which symbols are left out
/// @param cut no bar is later than this second
/// @param sessions up to it of the calendar by which most symbols trade; 0 until a part of the
///   training has read the bars
/// @param dataHash of all bars; null until then
/// @param cv settings among which one is chosen before the last fifth of the sessions, which judges
///   it; none for the usual one, judged on all sessions
public record TrainingSpec(
        SampleLabel label,
        int horizon,
        ModelKind kind,
        String universe,
        long seed,
        int mostRows,
        long cut,
        int sessions,
        @Nullable String dataHash,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SettingValues> cv) {
    private static final String TIMEFRAME = "1d";
    private static final String ALL = "all";
    private static final String INVENTED = "synthetic";
    private static final String MOMENTUM = "momentum_252_21";

    public TrainingSpec(
            SampleLabel label,
            int horizon,
            ModelKind kind,
            String universe,
            long seed,
            int mostRows,
            long cut,
            int sessions,
            @Nullable String dataHash,
            @Nullable List<SettingValues> cv) {
        this.label = label;
        this.horizon = horizon;
        this.kind = kind;
        this.universe = universe;
        this.seed = seed;
        this.mostRows = mostRows;
        this.cut = cut;
        this.sessions = sessions;
        this.dataHash = dataHash;
        // trainings that choose nothing are stored without it
        this.cv = cv == null ? List.of() : List.copyOf(cv);
    }

    /// Under which one model is active at most.
    public String key() {
        return key(label, horizon);
    }

    /// The key of a label and horizon.
    public static String key(SampleLabel label, int horizon) {
        return label.key() + "/" + horizon + "/" + TIMEFRAME;
    }

    /// The same once its bars are known.
    TrainingSpec of(StoredSample bars) {
        return new TrainingSpec(
                label,
                horizon,
                kind,
                universe,
                seed,
                mostRows,
                cut,
                bars.main().size(),
                bars.hash(),
                cv);
    }

    /// A universe without what only its owner may see.
    static String shown(Universe universe, int symbols) {
        return switch (universe) {
            case Universe.Everything _ -> ALL;
            case Universe.Invented _ -> INVENTED;
            case Universe.Named _, Universe.Listed _, Universe.Screened _ ->
                    symbols == 1
                            ? "a private list of 1 symbol"
                            : "a private list of %d symbols".formatted(symbols);
        };
    }

    /// The same universe now.
    ///
    /// @param symbols of a training that has this spec
    Universe universe(List<SampleSymbol> symbols) {
        return switch (universe) {
            case ALL -> new Universe.Everything();
            case INVENTED -> new Universe.Invented();
            default -> new Universe.Named(symbols.stream().map(SampleSymbol::ticker).toList());
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

    /// With the usual settings.
    ModelSpec usualModel() {
        return new ModelSpec(ModelSettings.of(kind), overlap(), MOMENTUM, seed);
    }

    /// With the settings that were chosen.
    ///
    /// @param choice empty where nothing is to be chosen
    ModelSpec model(Optional<ChoiceReport> choice) {
        return choice.map(made -> usualModel().with(made.chosen().settings(kind)))
                .orElseGet(this::usualModel);
    }

    /// Whether settings are to be chosen first.
    boolean isChoosing() {
        return !cv.isEmpty();
    }

    /// For how many tries it counts: each setting that is tried, and the one that is judged.
    int tries() {
        return cv.size() + 1;
    }

    /// The first date that judges, among those of the universe.
    ///
    /// @param main the sessions that are counted
    int judgedFrom(CalendarSessions main) {
        return isChoosing() ? main.date(SampleSplits.judgedFrom(main.size())) : 0;
    }

    List<SampleFold.Forward> folds() {
        return SampleSplits.walkForward(sessions);
    }

    /// The fold that is searched for leaks by training it again: the last one that is complete.
    int searched() {
        return Math.max(0, folds().size() - 2);
    }
}
