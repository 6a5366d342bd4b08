package bellwether.research.learning;

import bellwether.market.bars.Market;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.LookLoop;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.platform.ops.Component;
import bellwether.platform.ops.ModuleFigure;
import bellwether.platform.ops.MonitoredModule;
import bellwether.research.analysis.ModelVote;
import bellwether.research.learning.model.ModelBlob;
import bellwether.research.learning.serving.Scoring;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// What the active model says of symbols: to those who ask, beside an analysis, and as a vote.
public final class ModelScores implements MonitoredModule, AutoCloseable {
    /// Scores that were not shown stay until their outcomes are long known.
    private static final Duration KEPT = Duration.ofDays(90);

    private static final Duration LOOKED_EACH = Duration.ofSeconds(10);

    private static final Duration JOBS_KEPT = Duration.ofDays(7);

    private final Jobs jobs;
    private final SymbolDirectory symbols;
    private final InstantSource clock;
    private final Scoring scoring;
    private final LookLoop loop;
    private final ModelFigures figures;

    /// What it needs of other modules.
    public record Others(Jobs jobs, Market market, Models models) {}

    /// Nothing is scored before [#start()].
    public ModelScores(Jdbi jdbi, Others others, InstantSource clock) {
        this.jobs = others.jobs();
        this.symbols = others.market().symbols();
        this.clock = clock;
        scoring =
                Scoring.of(
                        jdbi, others.jobs(), others.market(), others.models().book().life(), clock);
        loop =
                new LookLoop(
                        "models",
                        () -> {
                            look();
                            return LOOKED_EACH;
                        });
        figures = new ModelFigures(scoring.counts());
    }

    /// What the job engine does with a job that scores.
    public JobKind kind() {
        return scoring.kind();
    }

    /// Looks for sessions to score and models to judge, once.
    public void look() {
        scoring.rounds().look();
        scoring.counts().count();
    }

    /// What a model says of each, in their order.
    ///
    /// @throws Refusal 409 `feature_version` or `no_base_rate`, 503 `model_corrupt`
    public List<ModelScore> of(List<Ticker> tickers, ScoreQuestion question) {
        Map<String, String> present =
                symbols.presentNames(tickers.stream().map(Ticker::name).toList());
        Map<String, ModelScore> said =
                scoring
                        .book()
                        .scores(present.values().stream().distinct().toList(), question)
                        .stream()
                        .collect(Collectors.toMap(ModelScore::ticker, one -> one));
        List<ModelScore> answers = new ArrayList<>();
        for (Ticker ticker : tickers) {
            String name = present.get(ticker.name());
            ModelScore score = name == null ? null : said.get(name);
            answers.add(score == null ? unknown(ticker) : score);
        }
        return answers;
    }

    private ModelScore unknown(Ticker ticker) {
        return ModelScore.silent(
                ticker.name(), ScoreReason.UNKNOWN_SYMBOL, symbols.unknown(ticker).detail());
    }

    /// The block of an analysis: what is said at the close of its session. Changes nothing of it.
    public ModelScore of(JsonNode analysis) {
        String ticker = analysis.path("ticker").asText();
        if (!analysis.path("timeframe").asText().equals("1d")) {
            return ModelScore.silent(
                    ticker,
                    ScoreReason.NOT_SCORED,
                    "Models are trained from daily bars alone; the analysis is of %s."
                            .formatted(analysis.path("timeframe").asText()));
        }
        ScoreQuestion question = ScoreQuestion.on(LocalDate.parse(analysis.path("as_of").asText()));
        try {
            return of(Ticker.of(ticker).stream().toList(), question).getFirst();
        } catch (Refusal refusal) {
            return ModelScore.silent(ticker, reason(refusal), refusal.detail());
        }
    }

    private static ScoreReason reason(Refusal refusal) {
        return switch (refusal.code()) {
            case ModelBlob.CORRUPT -> ScoreReason.MODEL_CORRUPT;
            case "feature_version" -> ScoreReason.FEATURE_VERSION;
            case "no_base_rate" -> ScoreReason.NO_BASE_RATE;
            default -> throw refusal;
        };
    }

    /// What it says of symbols, as the votes of a profile that weighs it.
    ///
    /// @param tickers present or former ones
    /// @return by the tickers as they were asked for
    public Map<String, ModelVote> votes(Collection<String> tickers) {
        Map<String, String> present = symbols.presentNames(tickers);
        Map<String, String> names = new HashMap<>();
        tickers.forEach(ticker -> names.put(ticker, present.getOrDefault(ticker, ticker)));
        Map<String, ModelVote> votes = scoring.votes().votes(Set.copyOf(names.values()));
        Map<String, ModelVote> asked = new HashMap<>();
        names.forEach((ticker, name) -> asked.put(ticker, Objects.requireNonNull(votes.get(name))));
        return asked;
    }

    /// What it has to do each night.
    ///
    /// @param patient connections whose statements may take long
    public Chore chore(Jdbi patient) {
        return new Chore(
                "model_scores",
                () -> {
                    LocalDate before =
                            LocalDate.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC);
                    int removed = Scoring.forget(patient, before);
                    CleanupResult retired = jobs.retire(kind().name(), JOBS_KEPT);
                    return new CleanupResult(removed + retired.removed(), 0, List.of());
                });
    }

    @Override
    public String name() {
        return "models";
    }

    @Override
    public Component component() {
        return figures.component();
    }

    @Override
    public List<ModuleFigure> figures() {
        return figures.all();
    }

    /// Begins to look for sessions.
    public void start() {
        loop.start();
    }

    public List<LoopView> loops() {
        return List.of(loop.view());
    }

    @Override
    public void close() {
        loop.close();
    }
}
