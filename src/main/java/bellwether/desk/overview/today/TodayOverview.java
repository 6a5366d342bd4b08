package bellwether.desk.overview.today;

import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.overview.store.TodayDao;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.feeds.ProviderHealth;
import bellwether.platform.base.Actor;
import bellwether.platform.jobs.Jobs;
import bellwether.research.analysis.StoredAnalyses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/// Puts together what happened since a moment.
public final class TodayOverview {
    private final Sources sources;
    private final TodayDao dao;
    private final OverviewReader reader;
    private final int staleSessions;
    private final WalkedPlans walks;
    private final PartMemory<TurnedVerdicts> verdicts = new PartMemory<>();
    private final PartMemory<ReachedPlans> plans = new PartMemory<>();
    private final PartMemory<ExchangeFreshness> freshness = new PartMemory<>();

    /// Where its parts come from.
    public record Sources(
            StoredAnalyses analyses,
            AlertBook alerts,
            Market market,
            Jobs jobs,
            Calendars calendars,
            Supplier<List<ProviderHealth>> providers) {}

    /// @param staleSessions prices are stale once more sessions than this were completed after them
    public TodayOverview(Sources sources, TodayDao dao, OverviewReader reader, int staleSessions) {
        this.sources = sources;
        this.dao = dao;
        this.reader = reader;
        this.staleSessions = staleSessions;
        this.walks = new WalkedPlans(sources.analyses(), sources.market(), dao);
    }

    /// What is the caller's, and what is everyone's. A part that fails leaves the others as they
    /// are.
    ///
    /// @throws InterruptedException when the thread is told to stop
    public OverviewReport of(Actor actor, Instant since) throws InterruptedException {
        String owner = actor.owner();
        Market market = sources.market();
        Instant now = market.now();
        var turned = reader.read("verdicts", () -> verdicts(owner, since));
        var alerts = reader.read("alerts", () -> OpenAlerts.of(sources.alerts(), owner));
        var scans = reader.read("scans", () -> ScanPasses.of(dao, owner, since));
        var reached = reader.read("plans", () -> plans(owner, since, now));
        var jobs = reader.read("jobs", () -> MovedJobs.of(sources.jobs(), actor, since));
        var fresh = reader.read("freshness", () -> freshness(now));
        var providers =
                reader.read("providers", () -> ProviderStates.of(sources.providers().get()));
        return new OverviewReport(
                since,
                now,
                new OverviewReport.Parts(
                        turned.part(),
                        alerts.part(),
                        scans.part(),
                        reached.part(),
                        jobs.part(),
                        fresh.part(),
                        providers.part()));
    }

    private String state(String owner) {
        return sources.analyses().state(owner) + "/" + sources.market().symbols().version();
    }

    private TurnedVerdicts verdicts(String owner, Instant since) {
        return verdicts.of(
                List.of(owner, since),
                state(owner),
                () -> TurnedVerdicts.of(sources.analyses(), dao, owner, since));
    }

    private ReachedPlans plans(String owner, Instant since, Instant now) {
        LocalDate from = LocalDate.ofInstant(since, ZoneOffset.UTC);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return plans.of(
                List.of(owner, from, today),
                state(owner),
                () -> ReachedPlans.of(sources.analyses(), walks, owner, from, today));
    }

    /// Sessions end on whole minutes.
    private ExchangeFreshness freshness(Instant now) {
        return freshness.of(
                now.truncatedTo(ChronoUnit.MINUTES),
                sources.market().symbols().version(),
                () -> ExchangeFreshness.of(dao, sources.calendars(), now, staleSessions));
    }
}
