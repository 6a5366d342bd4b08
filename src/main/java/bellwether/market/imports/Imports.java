package bellwether.market.imports;

import bellwether.market.bars.BarRemoval;
import bellwether.market.bars.Market;
import bellwether.market.bars.http.ActionRoutes;
import bellwether.market.bars.http.RemovalRoutes;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.http.ImportProgressRoutes;
import bellwether.market.imports.http.ImportRoute;
import bellwether.market.imports.http.SymbolRoutes;
import bellwether.market.symbols.StockDao;
import bellwether.market.symbols.SymbolCalendars;
import bellwether.market.symbols.SymbolUse;
import bellwether.platform.base.Audit;
import bellwether.platform.db.OwnedTable;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// What comes in over HTTP, files of prices, single splits and dividends, and what is stated about
/// symbols.
public final class Imports implements RouteSource {
    /// The tables of uploads, in an order in which rows can be deleted. The prices that came by
    /// them are shared.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("upload_part", "upload_id", "place")
                            .where("upload_id in (select id from upload where owner = :owner)")
                            .goingWith("upload"),
                    OwnedTable.of("upload_step", "upload_id", "number")
                            .where("upload_id in (select id from upload where owner = :owner)")
                            .goingWith("upload"),
                    OwnedTable.of("upload_file", "upload_id", "place")
                            .where("upload_id in (select id from upload where owner = :owner)")
                            .goingWith("upload"),
                    OwnedTable.of("upload", "id").by(10));

    private final ImportRoute imports;
    private final ImportProgressRoutes progress;
    private final ActionRoutes actions;
    private final SymbolRoutes symbols;
    private final BarRemoval removal;
    private final Jdbi jdbi;
    private final Calendars calendars;

    /// What it needs of others.
    ///
    /// @param use that keeps symbols by their tickers
    public record Others(Market market, Jobs jobs, Audit audit, SymbolUse use) {}

    /// What comes in over HTTP, where nothing keeps symbols by their tickers.
    ///
    /// @param market whose room is taken for the histories that splits are looked for in
    /// @param audit keeps who brings what
    public Imports(
            Jdbi jdbi,
            Market market,
            Jobs jobs,
            BodyParser bodies,
            Audit audit,
            InstantSource clock) {
        this(jdbi, new Others(market, jobs, audit, SymbolUse.NONE), bodies, new Calendars(clock));
    }

    /// What comes in over HTTP.
    public Imports(Jdbi jdbi, Others others, BodyParser bodies, Calendars calendars) {
        InstantSource clock = calendars.clock();
        Audit audit = others.audit;
        this.jdbi = jdbi;
        this.calendars = calendars;
        this.imports = new ImportRoute(jdbi, others.jobs, audit, calendars);
        this.progress = new ImportProgressRoutes(jdbi, others.jobs, clock);
        this.actions = new ActionRoutes(jdbi, others.market, bodies, audit, clock);
        this.removal =
                new BarRemoval(
                        new RetriedTransactions(jdbi),
                        new SymbolCalendars(calendars),
                        others.use,
                        audit,
                        clock);
        this.symbols =
                new SymbolRoutes(
                        jdbi, new StockDao(jdbi, calendars), others.use, bodies, audit, clock);
    }

    /// What the job engine does with an import job.
    public JobKind kind() {
        return new ImportJob(jdbi, calendars);
    }

    /// Deletes what was imported.
    public BarRemoval removal() {
        return removal;
    }

    @Override
    public List<Routes> routes() {
        return List.of(imports, progress, actions, symbols, new RemovalRoutes(removal));
    }
}
