package bellwether.desk.report.share;

import bellwether.desk.report.page.AnalysisReport;
import bellwether.desk.report.page.ReportReader;
import bellwether.desk.report.page.ReportSubject;
import bellwether.desk.report.page.ScoreboardReport;
import bellwether.desk.report.page.ScreenReport;
import bellwether.market.bars.Market;
import bellwether.platform.base.MomentText;
import bellwether.platform.base.Refusal;
import bellwether.research.evidence.Scoreboard;
import bellwether.research.screen.ScreenListing;
import bellwether.research.screen.Screens;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes pages to be frozen.
public final class FrozenPages {
    private final ReportReader reader;
    private final Screens screens;
    private final Scoreboard scoreboard;
    private final Market market;

    public FrozenPages(ReportReader reader, Screens screens, Scoreboard scoreboard, Market market) {
        this.reader = reader;
        this.screens = screens;
        this.scoreboard = scoreboard;
        this.market = market;
    }

    private String notice(Instant end) {
        return "A copy, frozen %s; its link works until %s. What came later is not on it."
                .formatted(MomentText.of(market.now()), MomentText.of(end));
    }

    /// The report of an analysis as it is now.
    ///
    /// @throws Refusal 404 where the owner has none of this id
    public FrozenPage analysis(String owner, String id, Instant end) {
        ReportSubject subject = reader.subject(owner, reader.known(owner, id));
        return new FrozenPage(
                ShareKind.ANALYSIS,
                subject.stored().publicId().toString(),
                AnalysisReport.title(subject),
                AnalysisReport.of(subject, List.of(notice(end))));
    }

    /// What came of an owner's plans, or of those of month ends, as it is now.
    ///
    /// @throws Refusal 422 where there are too many plans
    public FrozenPage scoreboard(String owner, ScoreboardChoice choice, Instant end) {
        ScoreboardReport report =
                new ScoreboardReport(
                        scoreboard.listing(
                                choice.query(owner), choice.grouping(), "/scoreboard/from"),
                        market.now());
        return new FrozenPage(
                ShareKind.SCOREBOARD, choice.words(), report.title(), report.page(notice(end)));
    }

    /// What passes a screen now.
    ///
    /// @throws Refusal 404 where the owner has none of this id or name, 422 where it cannot be
    ///   evaluated at once
    public FrozenPage screen(String owner, String idOrName, Instant end) {
        ScreenListing listing = screens.listing(owner, idOrName);
        Set<String> real = new HashSet<>(market.symbols().realTickers());
        ScreenReport report =
                new ScreenReport(
                        listing, screens.verdicts(listing.tickers()), real::contains, market.now());
        return new FrozenPage(
                ShareKind.SCREEN,
                listing.screen().id().toString(),
                report.title(),
                report.page(notice(end)));
    }
}
