package bellwether.research.learning;

import bellwether.market.bars.Market;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.DeletedPortions;
import bellwether.platform.db.LookLoop;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.research.learning.http.OutcomeRoutes;
import bellwether.research.learning.http.PatternPerformanceRoutes;
import bellwether.research.learning.label.LabelEntry;
import bellwether.research.learning.outcome.LabelEvents;
import bellwether.research.learning.outcome.LabelJob;
import bellwether.research.learning.outcome.LabelRounds;
import bellwether.research.learning.outcome.OutcomeBook;
import bellwether.research.learning.outcome.PatternPerformance;
import bellwether.research.learning.outcome.SignalIntake;
import bellwether.research.learning.outcome.TradeIntake;
import bellwether.research.learning.store.OutcomeDao;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// What came of signals and trades, and what may be said of their kinds.
public final class Outcomes implements RouteSource, AutoCloseable {
    /// While there is more than one look takes in.
    private static final Duration SOON = Duration.ofSeconds(1);

    /// Every type of event that it publishes.
    public static final List<LiveEventType> EVENTS = List.of(LabelEvents.LABELLED);

    /// Those that belong to no one, and those that were revised, stay for the longest window.
    private static final Duration KEPT = Duration.ofDays(400);

    private static final Duration JOBS_KEPT = Duration.ofDays(7);

    private final Jobs jobs;
    private final InstantSource clock;
    private final LabelRounds rounds;
    private final Optional<LookLoop> loop;
    private final JobKind kind;
    private final OutcomeBook book;
    private final PatternPerformance performance;
    private final List<Routes> routes;

    /// What it needs of other modules.
    ///
    /// @param signals stored alerts and detections
    /// @param trades closed trades of portfolios
    public record Others(
            Jobs jobs, Market market, List<SignalSource> signals, PaperTradeSource trades) {
        public Others {
            signals = List.copyOf(signals);
        }
    }

    /// Nothing is labelled before [#start()].
    public Outcomes(
            Jdbi jdbi,
            Others others,
            LabelSettings settings,
            BodyParser bodies,
            InstantSource clock) {
        this.jobs = others.jobs();
        this.clock = clock;
        rounds =
                new LabelRounds(
                        jdbi,
                        jobs,
                        new SignalIntake(others.signals()),
                        new TradeIntake(jdbi, others.trades(), clock),
                        clock);
        loop =
                settings.isOn()
                        ? Optional.of(
                                new LookLoop(
                                        "labels", () -> rounds.look() ? SOON : settings.every()))
                        : Optional.empty();
        kind =
                new LabelJob(
                        jdbi,
                        others.market(),
                        settings.atClose() ? LabelEntry.CLOSE : LabelEntry.NEXT_OPEN);
        book = new OutcomeBook(jdbi, others.market(), clock);
        performance = new PatternPerformance(jdbi);
        routes =
                List.of(
                        new OutcomeRoutes(book, bodies),
                        new PatternPerformanceRoutes(performance, clock));
    }

    /// What the job engine does with a job that labels.
    public JobKind kind() {
        return kind;
    }

    /// Looks for what is to be labelled once.
    public void look() {
        rounds.look();
    }

    /// What owners state, and what was labelled for them.
    public OutcomeBook book() {
        return book;
    }

    /// How outcomes of a kind have ended.
    public PatternPerformance performance() {
        return performance;
    }

    /// What it has to do each night.
    ///
    /// @param patient connections whose statements may take long
    public Chore chore(Jdbi patient) {
        return new Chore("outcomes", () -> tidy(patient));
    }

    private CleanupResult tidy(Jdbi patient) {
        Instant before = clock.instant().minus(KEPT);
        int removed =
                DeletedPortions.of(
                        most -> patient.withHandle(h -> new OutcomeDao().retire(h, before, most)));
        CleanupResult retired = jobs.retire(LabelJob.NAME, JOBS_KEPT);
        return new CleanupResult(removed + retired.removed(), 0, List.of());
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    /// Begins to look for what is to be labelled.
    public void start() {
        loop.ifPresent(LookLoop::start);
    }

    public List<LoopView> loops() {
        return loop.map(LookLoop::view).stream().toList();
    }

    @Override
    public void close() {
        loop.ifPresent(LookLoop::close);
    }
}
