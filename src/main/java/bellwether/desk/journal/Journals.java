package bellwether.desk.journal;

import bellwether.desk.journal.http.AchievementRoutes;
import bellwether.desk.journal.http.InsightRoutes;
import bellwether.desk.journal.http.JournalRoutes;
import bellwether.platform.base.Audit;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
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
    private final List<Routes> routes;

    /// Nothing is looked at before [#start()], but for what is read.
    public Journals(
            Jdbi jdbi,
            JournalSources sources,
            Audit audit,
            BodyParser bodies,
            InstantSource clock) {
        book = new JournalBook(jdbi, sources.trades()::ticker, audit, clock);
        histories = new OwnerHistories(jdbi, sources, clock);
        achievements = new AchievementBook(jdbi, histories, clock);
        watch = new AchievementWatch(achievements::look);
        routes =
                List.of(
                        new InsightRoutes(histories),
                        new JournalRoutes(book, watch::moved, bodies),
                        new AchievementRoutes(achievements));
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
