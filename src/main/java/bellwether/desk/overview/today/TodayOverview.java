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
import java.util.List;
import java.util.function.Supplier;

/// Puts together what happened since a moment.
public final class TodayOverview {
    private final Sources sources;
    private final TodayDao dao;
    private final OverviewReader reader;
    private final int staleSessions;

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
    }

    /// What is the caller's, and what is everyone's. A part that fails leaves the others as they
    /// are.
    ///
    /// @throws InterruptedException when the thread is told to stop
    public OverviewReport of(Actor actor, Instant since) throws InterruptedException {
        String owner = actor.owner();
        Market market = sources.market();
        Instant now = market.now();
        var verdicts =
                reader.read(
                        "verdicts", () -> TurnedVerdicts.of(sources.analyses(), dao, owner, since));
        var alerts = reader.read("alerts", () -> OpenAlerts.of(sources.alerts(), owner));
        var scans = reader.read("scans", () -> ScanPasses.of(dao, owner, since));
        var plans =
                reader.read(
                        "plans",
                        () -> ReachedPlans.of(sources.analyses(), market, dao, owner, since));
        var jobs = reader.read("jobs", () -> MovedJobs.of(sources.jobs(), actor, since));
        var freshness =
                reader.read(
                        "freshness",
                        () -> ExchangeFreshness.of(dao, sources.calendars(), now, staleSessions));
        var providers =
                reader.read("providers", () -> ProviderStates.of(sources.providers().get()));
        return new OverviewReport(
                since,
                now,
                new OverviewReport.Parts(
                        verdicts.part(),
                        alerts.part(),
                        scans.part(),
                        plans.part(),
                        jobs.part(),
                        freshness.part(),
                        providers.part()));
    }
}
