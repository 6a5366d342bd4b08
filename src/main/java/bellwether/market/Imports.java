package bellwether.market;

import bellwether.jobs.JobKind;
import bellwether.jobs.Jobs;
import bellwether.web.Audit;
import bellwether.web.Bodies;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/// The other door of this room: what comes in over HTTP, files of prices, single splits and
/// dividends, and what is stated about symbols.
public final class Imports implements Routes {
    private final ImportRoute imports;
    private final ActionRoutes actions;
    private final SymbolRoutes symbols;

    /// @param market whose room is taken for the histories that splits are looked for in
    /// @param audit keeps who brings what
    public Imports(
            Jdbi jdbi, Market market, Jobs jobs, Bodies bodies, Audit audit, InstantSource clock) {
        this.imports = new ImportRoute(jdbi, jobs, audit, clock);
        this.actions = new ActionRoutes(jdbi, market, bodies, audit, clock);
        this.symbols = new SymbolRoutes(jdbi, bodies, audit, clock);
    }

    /// What the job engine does with an import job.
    public static JobKind kind(Jdbi jdbi, InstantSource clock) {
        return new ImportKind(jdbi, clock);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        imports.addTo(routes);
        actions.addTo(routes);
        symbols.addTo(routes);
    }
}
