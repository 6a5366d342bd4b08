package bellwether.desk.journal;

import bellwether.desk.journal.advice.AdviceSources;
import bellwether.desk.journal.http.AchievementRoutes;
import bellwether.desk.journal.http.InsightRoutes;
import bellwether.desk.journal.http.JournalRoutes;
import bellwether.desk.journal.http.RecommendationRoutes;
import bellwether.desk.journal.http.TimeMachineRoutes;
import bellwether.desk.journal.past.PastJobs;
import bellwether.desk.journal.past.TimeMachine;
import bellwether.platform.base.Audit;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.research.analysis.Analyses;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// What owners write of their trades, and what these show.
public final class Journals implements RouteSource, AutoCloseable {
    /// Every live event that is published here.
    public static final List<LiveEventType> EVENTS = JournalLiveEvents.TYPES;

    private final JournalBook book;
    private final OwnerHistories histories;
    private final AchievementBook achievements;
    private final AchievementWatch watch;
    private final TimeMachine machine;
    private final SymbolAdviser adviser;
    private final List<Routes> routes;

    /// What it needs of others, beside its sources.
    public record Others(
            Analyses analyses, PastJobs pastJobs, AdviceSources advice, Jobs jobs, Audit audit) {}

    /// Nothing is looked at before [#start()], but for what is read.
    public Journals(
            Jdbi jdbi,
            JournalSources sources,
            Others others,
            BodyParser bodies,
            InstantSource clock) {
        book =
                new JournalBook(
                        jdbi,
                        sources.trades()::ticker,
                        sources.symbols()::names,
                        others.audit,
                        clock);
        histories = new OwnerHistories(jdbi, sources, clock);
        achievements = new AchievementBook(jdbi, histories, clock);
        watch = new AchievementWatch(achievements::lookAlone);
        adviser = new SymbolAdviser(others.advice, clock);
        machine = new TimeMachine(others.analyses, clock);
        routes =
                List.of(
                        new InsightRoutes(histories),
                        new JournalRoutes(book, watch::moved, bodies),
                        new AchievementRoutes(achievements),
                        new TimeMachineRoutes(machine, others.pastJobs, others.jobs),
                        new RecommendationRoutes(adviser));
    }

    /// The entries.
    public JournalBook book() {
        return book;
    }

    /// The closed trades with what was written of them.
    public OwnerHistories histories() {
        return histories;
    }

    /// What was reached.
    public AchievementBook achievements() {
        return achievements;
    }

    /// The way back to an earlier day.
    public TimeMachine machine() {
        return machine;
    }

    /// Symbols that may be worth a look.
    public SymbolAdviser adviser() {
        return adviser;
    }

    /// Something has happened to an owner.
    public void moved(String owner) {
        watch.moved(owner);
    }

    /// What is to be done each night.
    public Chore chore() {
        return new Chore(
                "achievements",
                () -> {
                    achievements.lookAtAll();
                    return CleanupResult.NOTHING;
                });
    }

    public void start() {
        watch.start();
    }

    public LoopView loop() {
        return watch.view();
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public void close() {
        watch.close();
    }
}
