package bellwether.desk.report;

import bellwether.desk.report.http.ReportRoutes;
import bellwether.desk.report.http.WorkbookRoutes;
import bellwether.desk.report.page.ReportReader;
import bellwether.market.bars.Market;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.research.analysis.Analyses;
import java.util.List;

/// Reports, charts and workbooks of analyses, and links to frozen pages.
public final class Reports implements RouteSource {
    private final ReportReader reader;
    private final WorkbookRoutes workbooks;
    private final List<Routes> routes;

    /// What it needs of other modules.
    public record Others(Jobs jobs, Market market, Analyses analyses, ReportSlots slots) {}

    /// @param version of this program
    public Reports(Others others, String version) {
        reader = new ReportReader(others.market(), others.analyses().stored(), others.slots());
        workbooks = new WorkbookRoutes(others.jobs(), others.analyses(), version);
        routes = List.of(new ReportRoutes(reader), workbooks);
    }

    /// Reads what reports say.
    public ReportReader reader() {
        return reader;
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
