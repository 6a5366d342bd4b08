package bellwether.research.learning.serving;

import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.ModelRecord;
import bellwether.research.learning.ModelScore;
import bellwether.research.learning.ScoreReason;
import bellwether.research.learning.ScoringModel;
import bellwether.research.learning.training.StoredModel;
import bellwether.research.learning.training.TrainingSpec;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts scores of one model and day into answers.
///
/// @param record of the model; empty where it is not wanted
record ScoreAnswer(ServingVersion version, Optional<ModelRecord> record, LocalDate day) {
    ScoreAnswer with(ModelRecord known) {
        return new ScoreAnswer(version, Optional.of(known), day);
    }

    ModelScore of(String ticker, SymbolScore score) {
        Optional<ScoreReason> why = why();
        return answer(
                ticker,
                score,
                !version.model().life().forced(),
                why.orElse(null),
                why.map(this::words).orElse(null));
    }

    private Optional<ScoreReason> why() {
        if (version.model().life().forced()) {
            return Optional.of(ScoreReason.FORCED);
        }
        return version.damaged() == null
                ? Optional.empty()
                : Optional.of(ScoreReason.VERSION_BEFORE);
    }

    private String words(ScoreReason why) {
        StoredModel damaged = version.damaged();
        String before =
                damaged == null
                        ? ""
                        : "Model %s is damaged; %s, the version before, serves."
                                .formatted(damaged.name(), version.name());
        return why == ScoreReason.FORCED
                ? "Model %s was activated by force: its card says which rule of the gate was not met. %s"
                        .formatted(version.name(), before)
                        .strip()
                : before;
    }

    /// Nothing is kept of a symbol.
    ///
    /// @param covered whether the model was trained from it
    /// @param scored whether the model has scored the day at all
    ModelScore silent(String ticker, boolean covered, boolean scored) {
        if (!covered) {
            return none(
                    ticker,
                    ScoreReason.OUTSIDE_UNIVERSE,
                    "Model %s was trained from other symbols (%s), and its record is of those alone; train one whose universe holds %s."
                            .formatted(version.name(), version.model().spec().universe(), ticker));
        }
        return scored
                ? none(
                        ticker,
                        ScoreReason.NO_BAR,
                        "%s had no bar of %s when the session was scored (one that comes in before its outcome is known is scored within half an hour), or its score of that day was not shown and is not kept any more."
                                .formatted(ticker, day))
                : none(
                        ticker,
                        ScoreReason.NOT_SCORED,
                        "Model %s has not scored %s before its outcome was known; it scores each session behind the bars that trained it once, after the end of its day (UTC), and none where the bars are so old that the outcome may be known."
                                .formatted(version.name(), day));
    }

    private ModelScore none(String ticker, ScoreReason why, String message) {
        return answer(ticker, null, false, why, message);
    }

    private ModelScore answer(
            String ticker,
            @Nullable SymbolScore score,
            boolean shown,
            @Nullable ScoreReason why,
            @Nullable String message) {
        StoredModel model = version.model();
        TrainingSpec spec = model.spec();
        return new ModelScore(
                ticker,
                score == null ? null : score.probability(),
                model.baseRate().orElse(null),
                spec.label().key(),
                spec.horizon(),
                new ScoringModel(
                        model.name(),
                        spec.kind().code(),
                        model.version(),
                        model.featureVersion(),
                        LocalDate.ofEpochDay(Math.floorDiv(spec.cut(), Timeframe.SECONDS_PER_DAY)),
                        model.life().forced()),
                day,
                score == null || score.features() == null
                        ? null
                        : ScoreParts.of(version.served(), score.features()),
                record.orElse(null),
                shown,
                why,
                message);
    }
}
