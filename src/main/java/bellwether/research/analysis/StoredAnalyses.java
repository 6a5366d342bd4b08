package bellwether.research.analysis;

import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.ReadConnections;
import bellwether.research.analysis.change.AnalysisDiff;
import bellwether.research.analysis.change.DiffFinder;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.AnalysisId;
import bellwether.research.analysis.store.AnalysisListDao;
import bellwether.research.analysis.store.AnalysisListQuery;
import bellwether.research.analysis.store.PlannedLevelsDao;
import bellwether.research.analysis.store.Proof;
import bellwether.research.analysis.store.ProofService;
import bellwether.research.analysis.store.SectorLeaderDao;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.analysis.store.VerdictDao;
import bellwether.research.analysis.store.VerdictStepDao;
import bellwether.research.analysis.view.AnalysisDocument;
import bellwether.research.analysis.view.AnalysisSummary;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads analyses that were made, whichever job made them.
public final class StoredAnalyses {
    private final Market market;
    private final AnalysisDao dao;
    private final AnalysisListDao lists;
    private final VerdictDao verdicts;
    private final VerdictStepDao steps;
    private final PlannedLevelsDao plans;
    private final SectorLeaderDao leaders;
    private final int staleSessions;
    private final InstantSource clock;

    StoredAnalyses(
            Market market,
            AnalysisDao dao,
            AnalysisListDao lists,
            ReadConnections reads,
            int staleSessions,
            InstantSource clock) {
        this.market = market;
        this.dao = dao;
        this.lists = lists;
        this.verdicts = new VerdictDao(reads);
        this.steps = new VerdictStepDao(reads);
        this.plans = new PlannedLevelsDao(reads);
        this.leaders = new SectorLeaderDao(reads.exact());
        this.staleSessions = staleSessions;
        this.clock = clock;
    }

    /// Where an owner's verdicts of a symbol turned, the newest first.
    ///
    /// @param names all that the symbol has and had
    public List<VerdictStep> steps(
            String owner, Collection<String> names, String timeframe, int most) {
        return steps.ofSymbol(owner, names, timeframe, most);
    }

    /// Where an owner's verdicts turned, the newest first, with their reasons.
    public VerdictTurns turns(String owner, TurnQuery wanted, int most) {
        List<VerdictStepDao.TurnRow> rows = steps.since(owner, wanted, most);
        return new VerdictTurns(
                rows.stream().map(StoredAnalyses::explained).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().count());
    }

    private static VerdictStep explained(VerdictStepDao.TurnRow row) {
        AnalysisId id = AnalysisId.parse(row.step().analysis()).orElseThrow();
        ObjectNode document = Json.stored(row.document(), ObjectNode.class);
        return row.step().because(AnalysisSummary.of(new AnalysisDocument(id, document)).reasons());
    }

    /// The plan of an owner's newest analysis of a symbol; nothing where that has none to trade.
    ///
    /// @param names all that the symbol has and had
    public Optional<PlannedLevels> plan(String owner, Collection<String> names, String timeframe) {
        return plans.ofSymbol(owner, names, timeframe);
    }

    /// The plans of the newest analysis under each name whose symbol has daily bars of a later day,
    /// those made last first; without their prices.
    ///
    /// @param since of analyses that were made then or later
    public List<OpenPlan> openPlans(String owner, Instant since, int most) {
        return plans.open(owner, since, most);
    }

    /// The prices of some plans, by the numbers of their analyses.
    public Map<Long, PlannedLevels> levels(Collection<OpenPlan> open) {
        return open.isEmpty()
                ? Map.of()
                : plans.ofNumbers(open.stream().map(OpenPlan::number).toList());
    }

    /// The strongest symbols of sectors, by the newest job of an owner that ranked enough of them.
    ///
    /// @param since of jobs that were made, and of bars, from then on
    public List<SectorLeader> leaders(String owner, Collection<String> sectors, Instant since) {
        return sectors.isEmpty() ? List.of() : leaders.find(owner, sectors, since);
    }

    /// Moves whenever an owner has other analyses.
    public String state(String owner) {
        return steps.state(owner);
    }

    /// What the owner's newest analyses of symbols say, by their present tickers; one of which
    /// there is none is absent.
    public Map<String, LatestVerdict> verdicts(String owner, Collection<String> tickers) {
        return tickers.isEmpty() ? Map.of() : verdicts.latest(owner, tickers);
    }

    /// The analysis of this id.
    ///
    /// @throws Refusal 404 when this caller has none of it
    public StoredAnalysis known(String owner, String id) {
        return AnalysisId.parse(id)
                .flatMap(known -> dao.find(owner, known.number()))
                .orElseThrow(() -> Refusal.notFound("unknown_analysis", unknown(id)));
    }

    private String unknown(String id) {
        if (AnalysisId.parse(id).isPresent()) {
            return "Unknown analysis %s. GET /api/v1/analyses lists yours.".formatted(id);
        }
        if (id.matches("[1-9]\\d{0,17}")) {
            return "Unknown analysis %1$s; did you mean an_%1$s?".formatted(id);
        }
        return "Unknown analysis %s. Ids look like an_123; GET /api/v1/analyses lists yours."
                        .formatted(Quoted.text(id))
                + Ticker.of(id)
                        .filter(ticker -> market.symbols().find(ticker).isPresent())
                        .map(ticker ->
                                " The analyses of a symbol are listed at /api/v1/stocks/%s/analyses."
                                        .formatted(ticker))
                        .orElse("");
    }

    /// Recomputes a stored analysis.
    ///
    /// @throws Refusal 404 when this caller has none of this id
    public Proof proof(String owner, String id) {
        return new ProofService(market).prove(known(owner, id));
    }

    /// How an analysis differs from another of the same symbol and timeframe.
    ///
    /// @param with the id of the other; where empty, the one before by the same profile
    /// @throws Refusal 404 when this caller has none of an id, or none before; 422 when the other
    ///   is of another symbol or timeframe
    public AnalysisDiff diff(String owner, String id, Optional<String> with) {
        return new DiffFinder(dao, market, other -> known(owner, other)).find(owner, id, with);
    }

    /// A page of an owner's analyses.
    public List<StoredAnalysis> list(String owner, AnalysisListQuery wanted) {
        return lists.ofOwner(owner, wanted);
    }

    /// All names that a symbol has and had, the present one first.
    public List<String> names(Ticker ticker) {
        return market.symbols().names(ticker);
    }

    /// Refuses a symbol that is not there.
    ///
    /// @throws Refusal 404 with the one that was probably meant, when there is no such symbol
    public void requireKnown(Ticker ticker) {
        if (market.symbols().find(ticker).isEmpty()) {
            throw market.symbols().unknown(ticker);
        }
    }

    /// By tickers, for all symbols that there are: of which day the last bar must be, or later, so
    /// that its price can still be traded at.
    public Map<String, LocalDate> freshSince() {
        Map<String, LocalDate> byExchange = new HashMap<>();
        Map<String, LocalDate> byTicker = new HashMap<>();
        market.calendars(market.symbols().tickers())
                .forEach((ticker, calendar) ->
                        byTicker.put(
                                ticker,
                                byExchange.computeIfAbsent(
                                        calendar.exchange().mic(),
                                        _ -> moment(calendar).freshSince())));
        return byTicker;
    }

    private AnalysisMoment moment(TradingCalendar calendar) {
        return new AnalysisMoment(calendar, clock.instant(), staleSessions);
    }

    /// How old prices of these symbols are now.
    public Ages ages(Collection<String> tickers) {
        return new Ages(market.calendars(tickers), clock.instant(), staleSessions);
    }

    /// How old prices are at a moment.
    ///
    /// @param calendars by ticker
    public record Ages(Map<String, TradingCalendar> calendars, Instant now, int staleSessions) {
        public Ages {
            calendars = Map.copyOf(calendars);
        }

        /// Of a symbol whose last bar is of this day; nothing when it is none of those asked for.
        public Optional<CurrentAge> of(String ticker, LocalDate last) {
            return Optional.ofNullable(calendars.get(ticker))
                    .map(calendar -> new AnalysisMoment(calendar, now, staleSessions))
                    .map(moment ->
                            new CurrentAge(
                                    moment.today().toEpochDay() - last.toEpochDay(),
                                    moment.isStale(last)));
        }
    }
}
