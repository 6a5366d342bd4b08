package bellwether.desk.overview;

import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.overview.chart.ChartMarks;
import bellwether.desk.overview.chart.PriceCharts;
import bellwether.desk.overview.http.AppearanceRoute;
import bellwether.desk.overview.http.ChartRoute;
import bellwether.desk.overview.http.OverviewRoute;
import bellwether.desk.overview.http.QuoteRoutes;
import bellwether.desk.overview.http.SearchRoute;
import bellwether.desk.overview.quote.LiveQuotes;
import bellwether.desk.overview.quote.QuoteVersions;
import bellwether.desk.overview.quote.Sparklines;
import bellwether.desk.overview.quote.StoredQuotes;
import bellwether.desk.overview.search.ThingSearch;
import bellwether.desk.overview.store.AppearanceDao;
import bellwether.desk.overview.store.ChartMarkDao;
import bellwether.desk.overview.store.TodayDao;
import bellwether.desk.overview.today.OverviewReader;
import bellwether.desk.overview.today.TodayOverview;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.feeds.Providers;
import bellwether.market.symbols.SymbolSearch;
import bellwether.platform.base.OwnedThing;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.research.analysis.StoredAnalyses;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Charts, quotes, what happened since the last visit, and a search over everything.
public final class Overviews implements RouteSource, AutoCloseable {
    /// How long a part of the overview may take.
    private static final Duration PART = Duration.ofSeconds(3);

    private final OverviewReader reader;
    private final List<Routes> routes;

    /// What it needs of other modules.
    ///
    /// @param named what an owner has of each kind
    public record Others(
            Jobs jobs,
            Market market,
            Calendars calendars,
            Providers providers,
            StoredAnalyses analyses,
            AlertBook alerts,
            Map<ThingKind, Function<String, List<OwnedThing>>> named) {}

    /// @param staleSessions prices are stale once more sessions than this were completed after them
    public Overviews(ReadConnections reads, Others others, int staleSessions, InstantSource clock) {
        Market late = others.market().late();
        reader = new OverviewReader(clock, PART);
        routes =
                List.of(
                        new ChartRoute(
                                new PriceCharts(
                                        late,
                                        others.analyses(),
                                        new ChartMarks(
                                                late,
                                                others.analyses(),
                                                new ChartMarkDao(reads.late())),
                                        staleSessions)),
                        new QuoteRoutes(
                                new QuoteVersions(late, others.calendars()),
                                new StoredQuotes(reads.late(), late, staleSessions),
                                new LiveQuotes(others.providers().quotes()),
                                new Sparklines(late),
                                clock),
                        new OverviewRoute(
                                new TodayOverview(
                                        new TodayOverview.Sources(
                                                others.analyses(),
                                                others.alerts(),
                                                late,
                                                others.jobs(),
                                                others.calendars(),
                                                others.providers()::standing),
                                        new TodayDao(reads.late()),
                                        reader,
                                        staleSessions),
                                clock),
                        new AppearanceRoute(late.symbols(), new AppearanceDao(reads.exact())),
                        new SearchRoute(
                                new ThingSearch(new SymbolSearch(late.symbols()), others.named())));
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public void close() {
        reader.close();
    }
}
