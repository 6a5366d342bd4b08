package bellwether;

import static bellwether.ShutdownStep.CLOCKS;
import static bellwether.ShutdownStep.SERVICES;

import bellwether.frontend.charts.ChartRoutes;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.http.ExchangeRoutes;
import bellwether.market.feeds.Providers;
import bellwether.market.imports.Imports;
import bellwether.market.imports.PriceImport;
import bellwether.market.quality.Quality;
import bellwether.market.refresh.Refreshes;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Audit;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.loops.LoopView;
import bellwether.technical.indicators.IndicatorApi;
import bellwether.trading.portfolio.PortfolioSymbols;
import java.util.List;
import java.util.stream.Stream;

/// The modules of the floor `market`, and what shows its bars.
final class MarketModules implements RouteSource {
    private static final String SAMPLE = "DEMO01";

    private final Foundation base;
    private final Calendars calendars;
    private final Market market;
    private final PriceImport prices;
    private final Imports imports;
    private final Providers providers;
    private final Refreshes refreshes;
    private final Quality quality;

    MarketModules(Foundation base, Jobs jobs, Audit audit) {
        this.base = base;
        var clock = base.clock;
        var reads = base.reads;
        calendars = new Calendars(clock);
        market = new Market(reads, calendars, clock, base.memory);
        prices = new PriceImport(reads.exact(), calendars);
        imports =
                new Imports(
                        reads.exact(),
                        new Imports.Others(market, jobs, audit, new PortfolioSymbols()),
                        base.bodies,
                        calendars);
        providers =
                base.closing.add(
                        SERVICES,
                        new Providers(base.settings.prices().providers(), market, prices, clock));
        refreshes =
                base.closing.add(
                        CLOCKS,
                        new Refreshes(
                                new Refreshes.Others(jobs, market, providers, calendars),
                                base.bodies,
                                base.settings.prices().refresh(),
                                clock));
        quality = new Quality(reads.exact(), market, calendars);
    }

    Calendars calendars() {
        return calendars;
    }

    PriceImport prices() {
        return prices;
    }

    Imports imports() {
        return imports;
    }

    Market market() {
        return market;
    }

    Providers providers() {
        return providers;
    }

    Quality quality() {
        return quality;
    }

    /// Puts the sample symbols into an empty database.
    void seed() {
        if (base.settings.prices().sampleData()) {
            prices.seedSamples();
        }
    }

    boolean hasSample() {
        return Ticker.of(SAMPLE).flatMap(market.symbols()::find).isPresent();
    }

    List<JobKind> kinds() {
        return List.of(imports.kind(), refreshes.kind());
    }

    @Override
    public List<Routes> routes() {
        return Stream.<RouteSource>of(
                        market,
                        new SymbolDirectory(base.reads.late(), calendars),
                        new ExchangeRoutes(calendars, base.clock),
                        imports,
                        quality,
                        new IndicatorApi(market.late(), base.bodies),
                        new ChartRoutes(market.late(), calendars, base.clock),
                        providers,
                        refreshes)
                .flatMap(source -> source.routes().stream())
                .toList();
    }

    void start() {
        refreshes.start();
    }

    LoopView loop() {
        return refreshes.loop();
    }
}
