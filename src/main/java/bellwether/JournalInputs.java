package bellwether;

import bellwether.desk.alert.Alerts;
import bellwether.desk.journal.JournalSources;
import bellwether.desk.journal.Journals;
import bellwether.desk.journal.advice.AdviceSources;
import bellwether.desk.journal.advice.MarketVerdict;
import bellwether.desk.journal.past.PastRequest;
import bellwether.desk.watchlist.ListMembership;
import bellwether.market.bars.Market;
import bellwether.platform.jobs.JobCreation;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.http.AnalysisRequest;
import bellwether.research.screen.Screens;
import bellwether.research.screen.SheetVerdict;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.Portfolios;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// What the journal is given of other modules.
final class JournalInputs {
    private static final BigDecimal CAPITAL = BigDecimal.valueOf(100_000);

    private JournalInputs() {}

    static JournalSources of(Portfolios portfolios, Alerts alerts) {
        return new JournalSources(
                portfolios.history(),
                owner ->
                        portfolios.accounts().records().all(owner).stream()
                                .map(Portfolio::id)
                                .toList(),
                portfolios::exceededLimits,
                alerts::zone);
    }

    private static AdviceSources advice(
            Jdbi jdbi, Market market, Screens screens, AdviceSources.PatternEvidence evidence) {
        ListMembership lists = new ListMembership(jdbi);
        return new AdviceSources(
                market,
                owner ->
                        lists.names(owner).stream()
                                .flatMap(name -> lists.find(owner, name).stream())
                                .flatMap(list -> list.tickers().stream())
                                .collect(Collectors.toSet()),
                () -> verdicts(screens.verdicts(market.symbols().tickers())),
                evidence);
    }

    private static Map<String, MarketVerdict> verdicts(Map<String, SheetVerdict> sheets) {
        return sheets.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one ->
                                        new MarketVerdict(
                                                one.getValue().verdict(),
                                                one.getValue().score(),
                                                one.getValue().day(),
                                                one.getValue().before())));
    }

    /// @param evidence of patterns that symbols show
    static Journals.Others others(
            Jdbi jdbi, DeskModules.Others others, AdviceSources.PatternEvidence evidence) {
        return new Journals.Others(
                others.analyses(),
                (owner, request, key) -> pastJob(others.analyses(), owner, request, key),
                advice(jdbi, others.market(), others.screens(), evidence),
                others.jobs(),
                others.access().audit());
    }

    /// With the usual profile, and a capital that only sizes plans.
    private static JobCreation pastJob(
            Analyses analyses, String owner, PastRequest request, Optional<String> key) {
        return analyses.submit(
                owner,
                new AnalysisRequest(
                        request.universe().isPresent() ? null : request.tickers(),
                        request.universe().orElse(null),
                        null,
                        CAPITAL,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        request.day().toString()),
                key);
    }
}
