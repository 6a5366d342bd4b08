package bellwether;

import bellwether.desk.alert.Alerts;
import bellwether.desk.alert.OwnerActs;
import bellwether.desk.journal.JournalSources;
import bellwether.desk.journal.Journals;
import bellwether.desk.journal.achievement.Occasion;
import bellwether.desk.journal.advice.AdviceSources;
import bellwether.desk.journal.advice.FoundReason;
import bellwether.desk.journal.advice.HeldSymbol;
import bellwether.desk.journal.advice.MarketVerdict;
import bellwether.desk.journal.past.PastRequest;
import bellwether.desk.watchlist.ListMembership;
import bellwether.market.bars.Market;
import bellwether.platform.jobs.JobCreation;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.http.AnalysisRequest;
import bellwether.research.screen.Screens;
import bellwether.research.screen.SheetVerdict;
import bellwether.trading.portfolio.Portfolios;
import bellwether.trading.portfolio.history.HeldTicker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// What the journal is given of other modules.
final class JournalInputs {
    private JournalInputs() {}

    static JournalSources of(DeskModules.Others others, Alerts alerts, OwnerActs acts) {
        Portfolios portfolios = others.trading().portfolios();
        return new JournalSources(
                portfolios.history(),
                others.market().symbols(),
                portfolios::limits,
                new JournalSources.OwnerActs(
                        owner -> others.jobs().asked(owner, "analysis"),
                        acts::answers,
                        owner ->
                                acts.drills(owner).stream()
                                        .map(drill -> new Occasion(drill.at(), drill.rule()))
                                        .toList(),
                        acts::owners),
                alerts::zone);
    }

    private static AdviceSources advice(
            Jdbi jdbi, DeskModules.Others others, AdviceSources.PatternEvidence evidence) {
        Market market = others.market();
        Screens screens = others.screens();
        ListMembership lists = new ListMembership(jdbi);
        return new AdviceSources(
                market,
                owner ->
                        lists.names(owner).stream()
                                .flatMap(name -> lists.find(owner, name).stream())
                                .flatMap(list -> list.tickers().stream())
                                .collect(Collectors.toSet()),
                () -> verdicts(screens.verdicts(market.symbols().tickers())),
                new AdviceSources.Findings(
                        owner -> held(jdbi, others, owner),
                        (owner, since) ->
                                screens.entered(owner, since).stream()
                                        .map(FoundReason::of)
                                        .toList(),
                        (owner, sectors, since) ->
                                others.analyses().stored().leaders(owner, sectors, since).stream()
                                        .map(FoundReason::of)
                                        .toList()),
                evidence);
    }

    private static List<HeldSymbol> held(Jdbi jdbi, DeskModules.Others others, String owner) {
        List<HeldTicker> held = others.trading().portfolios().history().activity().held(owner);
        Map<String, String> sectors =
                jdbi.withHandle(h ->
                        others.market()
                                .symbols()
                                .sectors(h, held.stream().map(HeldTicker::ticker).toList()));
        return held.stream()
                .map(one -> new HeldSymbol(one.ticker(), one.isLong(), sectors.get(one.ticker())))
                .toList();
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
                advice(jdbi, others, evidence),
                others.jobs(),
                others.access().audit());
    }

    /// With the usual profile.
    private static JobCreation pastJob(
            Analyses analyses, String owner, PastRequest request, Optional<String> key) {
        return analyses.submit(
                owner,
                new AnalysisRequest(
                        request.universe().isPresent() ? null : request.tickers(),
                        request.universe().orElse(null),
                        null,
                        request.capital(),
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
