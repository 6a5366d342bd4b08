package bellwether.research.learning.serving;

import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Refusal;
import bellwether.research.learning.ModelScore;
import bellwether.research.learning.ScoreQuestion;
import bellwether.research.learning.ScoreReason;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.training.ModelDao;
import bellwether.research.learning.training.RecordReader;
import bellwether.research.learning.training.SampleDao;
import bellwether.research.learning.training.StoredModel;
import bellwether.research.learning.training.TrainingSpec;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Answers what the active model says of symbols, and keeps what it has answered.
public final class ScoreBook {
    private final Jdbi jdbi;
    private final ServingVersions versions;
    private final Function<Collection<String>, Map<String, TradingCalendar>> calendars;
    private final InstantSource clock;
    private final ModelDao models = new ModelDao();
    private final VersionDao keys = new VersionDao();
    private final ScoreDao scores = new ScoreDao();
    private final ScoreWriter writer = new ScoreWriter();
    private final RecordReader records = new RecordReader();

    /// @param calendars when symbols trade, by their tickers
    ScoreBook(
            Jdbi jdbi,
            ServingVersions versions,
            Function<Collection<String>, Map<String, TradingCalendar>> calendars,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.calendars = calendars;
        this.versions = versions;
        this.clock = clock;
    }

    /// One of each symbol that is stored.
    ///
    /// @param tickers as symbols are called now
    /// @throws Refusal 409 `feature_version` where the active model reads other features,
    ///   `no_base_rate` where its card does not say the base rate, 503 `model_corrupt` where it is
    ///   damaged and no version before can serve
    public List<ModelScore> scores(List<String> tickers, ScoreQuestion question) {
        return jdbi.inTransaction(h -> {
            List<SampleSymbol> symbols = new SampleDao().symbols(h, tickers);
            Optional<ScoreAnswer> answer = answering(h, question);
            return answer.isPresent()
                    ? scores(h, answer.get(), symbols)
                    : symbols.stream().map(one -> silent(h, one.ticker(), question)).toList();
        });
    }

    /// The model that answers, on the day that it is asked of, without its record; empty where no
    /// one does.
    Optional<ScoreAnswer> answering(Handle h, ScoreQuestion question) {
        return version(h, question)
                .flatMap(version ->
                        question.day()
                                .or(() -> newest(h, version))
                                .map(day -> new ScoreAnswer(version, Optional.empty(), day)));
    }

    private Optional<ServingVersion> version(Handle h, ScoreQuestion question) {
        return keys.active(h).stream()
                .flatMap(id -> models.find(h, id).stream())
                .filter(model -> fits(model, question))
                .findFirst()
                .map(model -> versions.serving(h, model));
    }

    private static boolean fits(StoredModel model, ScoreQuestion question) {
        TrainingSpec spec = model.spec();
        return question.label().filter(label -> label != spec.label()).isEmpty()
                && question.horizon().filter(horizon -> horizon != spec.horizon()).isEmpty();
    }

    /// Why no one answers.
    ModelScore silent(Handle h, String ticker, ScoreQuestion question) {
        Optional<ServingVersion> waiting = version(h, question);
        if (waiting.isPresent()) {
            return ModelScore.silent(
                    ticker, ScoreReason.NOT_SCORED, unscored(h, waiting.get().model()));
        }
        Optional<StoredModel> suspended =
                keys.suspended(h).stream()
                        .flatMap(id -> models.find(h, id).stream())
                        .filter(model -> fits(model, question))
                        .findFirst();
        return suspended
                .map(model ->
                        ModelScore.silent(
                                ticker,
                                ScoreReason.SUSPENDED,
                                "Model %s is suspended: %s.".formatted(model.name(), model.why())))
                .orElseGet(() ->
                        ModelScore.silent(
                                ticker,
                                ScoreReason.NO_ACTIVE_MODEL,
                                "No model is active that could say anything; GET /api/v1/models"
                                        + " lists those that were trained."));
    }

    private String unscored(Handle h, StoredModel model) {
        return scores.lookedTo(h, model.id())
                .map(to ->
                        "Model %s has not scored a session: the bars of its symbols, complete up to %s, were too old, so that the outcome of the last session may have been known or have trained it."
                                .formatted(model.name(), to))
                .orElseGet(() ->
                        "Model %s has not scored a session yet; it does within a minute of its activation where the bars of its symbols are up to date."
                                .formatted(model.name()));
    }

    /// Of the model that serves, or of the damaged one in whose place it does.
    private Optional<LocalDate> newest(Handle h, ServingVersion version) {
        Optional<LocalDate> own = scores.newest(h, version.model().id());
        StoredModel damaged = version.damaged();
        Optional<LocalDate> other =
                damaged == null ? Optional.empty() : scores.newest(h, damaged.id());
        return own.isPresent() && other.isPresent()
                ? own.filter(day -> !day.isBefore(other.get())).or(() -> other)
                : own.or(() -> other);
    }

    private List<ModelScore> scores(Handle h, ScoreAnswer plain, List<SampleSymbol> symbols) {
        ServingVersion version = plain.version();
        LocalDate day = plain.day();
        List<Long> ids = symbols.stream().map(SampleSymbol::id).toList();
        Map<Long, SymbolScore> found =
                new HashMap<>(scores.scores(h, version.model().id(), ids, day));
        borrow(h, version, ids, day, found);
        List<Long> fresh =
                found.values().stream()
                        .filter(one -> !one.shown())
                        .map(SymbolScore::symbol)
                        .toList();
        if (!fresh.isEmpty()) {
            writer.show(h, version.model().id(), fresh, day);
        }
        ScoreAnswer answer = plain.with(records.whole(h, version.model()));
        List<Long> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        Set<Long> covered =
                missing.isEmpty() ? Set.of() : scores.covered(h, version.model().id(), missing);
        boolean scored = !missing.isEmpty() && scores.isScored(h, version.model().id(), day);
        List<ModelScore> answers = new ArrayList<>();
        for (SampleSymbol symbol : symbols) {
            SymbolScore score = found.get(symbol.id());
            answers.add(
                    score == null
                            ? answer.silent(symbol.ticker(), covered.contains(symbol.id()), scored)
                            : answer.of(symbol.ticker(), score));
        }
        return answers;
    }

    /// Takes the features that the damaged model has kept of its newest session, those of all
    /// symbols at once, if both are of the same symbols and the outcome cannot be known. The
    /// session is kept as one that the model has scored, and will be judged.
    private void borrow(
            Handle h,
            ServingVersion version,
            List<Long> ids,
            LocalDate day,
            Map<Long, SymbolScore> found) {
        StoredModel damaged = version.damaged();
        long model = version.model().id();
        if (damaged == null
                || scores.isScored(h, model, day)
                || scores.newest(h, damaged.id()).filter(day::equals).isEmpty()
                || !scores.share(h, damaged.id(), model)) {
            return;
        }
        List<SampleSymbol> universe = scores.universe(h, damaged.id());
        if (!isSurelyOpen(version, universe, day)) {
            return;
        }
        List<Long> all = universe.stream().map(SampleSymbol::id).toList();
        List<SymbolScore> borrowed =
                scores.scores(h, damaged.id(), all, day).values().stream()
                        .filter(one -> one.features() != null)
                        .map(version::again)
                        .toList();
        if (!borrowed.isEmpty()) {
            writer.borrow(h, model, day, borrowed);
            found.putAll(scores.scores(h, model, ids, day));
        }
    }

    private boolean isSurelyOpen(
            ServingVersion version, List<SampleSymbol> universe, LocalDate day) {
        List<String> tickers = universe.stream().map(SampleSymbol::ticker).toList();
        return SessionLabels.isSurelyOpen(
                version.model().spec(),
                day,
                Set.copyOf(calendars.apply(tickers).values()),
                clock.instant());
    }
}
