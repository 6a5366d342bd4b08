package bellwether.research.analysis.store;

import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.quality.AnalysisWarnings;
import bellwether.market.rates.FxRates;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.research.analysis.ModelVotes;
import bellwether.research.analysis.profile.Profile;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The work of an analysis job: loads the price history of a batch, in one query where it can be
/// held at once, and analyses each symbol.
public final class AnalysisJob implements JobKind {
    public static final String NAME = "analysis";

    /// Shows the numbers of the profile too.
    private static final String PROFILE = "profile";

    private final Market market;
    private final HistoryRefresher refresh;
    private final BatchAnalyst analyst;

    /// As many as threads ever worked at once.
    private final Deque<BatchAnalyst.Desk> desks = new ConcurrentLinkedDeque<>();

    /// @param staleSessions see [bellwether.research.analysis.AnalysisMoment]
    /// @param models asked where a profile weighs them
    public AnalysisJob(
            Market market,
            AnalysisWarnings warner,
            HistoryRefresher refresh,
            int staleSessions,
            ModelVotes models) {
        this.market = market;
        this.refresh = refresh;
        analyst = new BatchAnalyst(market, warner, staleSessions, models);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) throws InterruptedException {
        AnalysisParams params = Json.stored(batch.params(), AnalysisParams.class);
        Optional<Profile> profile = params.chosenProfile();
        if (profile.isEmpty()) {
            return batch.items().stream()
                    .map(item -> AnalysisFailures.profileGone(item, params.profile()))
                    .toList();
        }
        List<String> tickers = batch.items().stream().map(Item::key).toList();
        Map<String, String> said =
                params.interval() == Timeframe.DAY && params.past().isEmpty()
                        ? refresh.before(tickers, params.date())
                        : Map.of();
        Map<String, List<Item>> byTicker =
                batch.items().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Item::key, LinkedHashMap::new, Collectors.toList()));
        BatchAnalyst.Order order =
                new BatchAnalyst.Order(params, profile.get(), said, capital(params), batch);
        BatchAnalyst.Desk desk =
                Objects.requireNonNullElseGet(desks.poll(), BatchAnalyst.Desk::new);
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (HistoryPart part : market.parts(byTicker.keySet(), params.interval())) {
            List<Item> items =
                    part.tickers().stream()
                            .flatMap(t -> byTicker.getOrDefault(t, List.of()).stream())
                            .toList();
            outcomes.addAll(within(part, items, order, desk));
        }
        desks.push(desk); // one that threw is not used again
        return outcomes;
    }

    private CapitalConversion capital(AnalysisParams params) {
        return new CapitalConversion(
                params.capital(), params.capitalCurrency(), new FxRates(market, params.viewed()));
    }

    /// Waits for the room that the histories need; items that get none are tried again later.
    private List<ItemOutcome> within(
            HistoryPart part, List<Item> items, BatchAnalyst.Order order, BatchAnalyst.Desk desk) {
        MemoryBudget.Room room;
        try {
            room = market.room(part, MemoryBudget.BACKGROUND);
        } catch (Refusal refusal) {
            return items.stream().map(item -> AnalysisFailures.withoutRoom(item, refusal)).toList();
        }
        try (room) {
            return analyst.outcomes(part.tickers(), items, order, desk);
        }
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        AnalysisDao.insert(transaction, job, finished);
    }

    @Override
    public void completed(Handle transaction, JobId job) {
        AnalysisDao.rank(transaction, job);
    }

    @Override
    public Optional<String> brief(ItemOutcome.Success success) {
        return Optional.of(Json.answer(AnalysisBrief.of((NewAnalysis) success.payload())));
    }

    @Override
    public Object request(String params, int items, Set<String> expanded) {
        return ShownRequest.of(
                Json.stored(params, AnalysisParams.class), items, expanded.contains(PROFILE));
    }

    @Override
    public Set<String> expandable() {
        return Set.of(PROFILE);
    }

    @Override
    public String paramsOf(String params, List<String> keys) {
        return Json.write(Json.stored(params, AnalysisParams.class).of(AskedSymbols.of(keys)));
    }

    @Override
    public Optional<String> results(JobId job) {
        return Optional.of("/api/v1/jobs/%s/results".formatted(job));
    }
}
