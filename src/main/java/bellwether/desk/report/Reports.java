package bellwether.desk.report;

import bellwether.desk.report.http.ReportRoutes;
import bellwether.desk.report.page.ReportReader;
import bellwether.market.bars.Market;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.research.analysis.StoredAnalyses;
import java.util.List;

/// Reports, charts and workbooks of analyses, and links to frozen pages.
public final class Reports implements RouteSource {
    private final ReportReader reader;
    private final List<Routes> routes;

    /// What it needs of other modules.
    public record Others(Market market, StoredAnalyses analyses, ReportSlots slots) {}

    public Reports(Others others) {
        reader = new ReportReader(others.market(), others.analyses(), others.slots());
        routes = List.of(new ReportRoutes(reader));
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
