package bellwether.desk.report;

import bellwether.desk.report.http.AnalysisReportRoutes;
import bellwether.desk.report.http.ShareRoutes;
import bellwether.desk.report.http.SharedPageRoute;
import bellwether.desk.report.http.WorkbookRoutes;
import bellwether.desk.report.page.ReportReader;
import bellwether.desk.report.share.FrozenPages;
import bellwether.desk.report.share.ShareBook;
import bellwether.market.bars.Market;
import bellwether.platform.base.Audit;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.maintenance.Chore;
import bellwether.platform.secrets.SecretKeys;
import bellwether.research.analysis.Analyses;
import bellwether.research.evidence.Scoreboard;
import bellwether.research.screen.Screens;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Reports, charts and workbooks of analyses, and links to frozen pages.
public final class Reports implements RouteSource {
    private final AnalysisReportRoutes reports;
    private final WorkbookRoutes workbooks;
    private final ShareBook shares;
    private final List<Routes> routes;

    /// What it needs of other modules.
    public record Others(
            Jobs jobs,
            Market market,
            Analyses analyses,
            Screens screens,
            Audit audit,
            Scoreboard scoreboard,
            ReportSlots slots) {}

    /// @param keys by which links are made
    /// @param version of this program
    public Reports(
            Jdbi jdbi,
            Others others,
            SecretKeys keys,
            BodyParser bodies,
            String version,
            InstantSource clock) {
        ReportReader reader =
                new ReportReader(others.market(), others.analyses().stored(), others.slots());
        reports = new AnalysisReportRoutes(reader);
        workbooks = new WorkbookRoutes(others.jobs(), others.analyses(), version);
        shares = new ShareBook(jdbi, keys, others.audit(), clock);
        routes =
                List.of(
                        reports,
                        workbooks,
                        new ShareRoutes(
                                shares,
                                new FrozenPages(
                                        reader,
                                        others.screens(),
                                        others.scoreboard(),
                                        others.market()),
                                bodies),
                        new SharedPageRoute(shares));
    }

    /// Answers with reports, for other paths that lead to them.
    public AnalysisReportRoutes reports() {
        return reports;
    }

    /// Answers with workbooks, for other paths that lead to them.
    public WorkbookRoutes workbooks() {
        return workbooks;
    }

    /// What it has to do each night.
    public List<Chore> chores() {
        return List.of(new Chore("shares", shares::retire));
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
