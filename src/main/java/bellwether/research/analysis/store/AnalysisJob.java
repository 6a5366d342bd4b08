package bellwether.research.analysis.store;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.DataIssues;
import bellwether.market.bars.History;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.bars.MissingBars;
import bellwether.market.bars.PackedHistory;
import bellwether.market.bars.ResampledHistory;
import bellwether.market.money.SymbolUnits;
import bellwether.market.quality.AnalysisWarnings;
import bellwether.market.rates.FxRates;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.UnknownSymbol;
import bellwether.platform.base.Json;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.research.analysis.Analysis;
import bellwether.research.analysis.AnalysisMoment;
import bellwether.research.analysis.AnalysisOutcome;
import bellwether.research.analysis.Analyst;
import bellwether.research.analysis.ModelVote;
import bellwether.research.analysis.ModelVotes;
import bellwether.research.analysis.plan.PlanMoney;
import bellwether.research.analysis.profile.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The work of an analysis job: loads the price history of a batch, in one query where it can be
/// held at once, and analyses each symbol.
public final class AnalysisJob implements JobKind {
    public static final String NAME = "analysis";

    /// Shows the numbers of the profile too.
    private static final String PROFILE = "profile";

    private static final ModelVote NO_SCORE =
            ModelVote.silent(
                    "no score of a model: those are of the newest daily bar of symbols that an"
                            + " active model was trained from");

    private final Market market;
    private final AnalysisWarnings warner;
    private final HistoryRefresher refresh;
    private final int staleSessions;
    private final ModelVotes models;

    /// As many as threads ever worked at once.
    private final Deque<Desk> desks = new ConcurrentLinkedDeque<>();

    /// The scratch space of one thread, kept from batch to batch.
    private static final class Desk {
        final Analyst analyst = new Analyst();
        final BarBuffer room = new BarBuffer();
        final AnalysisJson json = new AnalysisJson();
    }

    /// What is the same for all items of a batch.
    ///
    /// @param said of some tickers, what the search for newer bars came to
    private record Order(
            AnalysisParams params,
            AnalysisDays days,
            Profile profile,
            Map<String, String> said,
            CapitalConversion capital,
            ModelVote model,
            Batch batch) {
        /// For one item.
        Order with(Map<String, ModelVote> votes, Item item) {
            return new Order(
                    params,
                    days,
                    profile,
                    said,
                    capital,
                    votes.getOrDefault(item.key(), NO_SCORE),
                    batch);
        }
    }

    /// @param staleSessions see [AnalysisMoment]
    /// @param models asked where a profile weighs them
    public AnalysisJob(
            Market market,
            AnalysisWarnings warner,
            HistoryRefresher refresh,
            int staleSessions,
            ModelVotes models) {
        this.models = models;
        this.market = market;
        this.staleSessions = staleSessions;
        this.warner = warner;
        this.refresh = refresh;
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
        Order order =
                new Order(
                        params,
                        AnalysisDays.of(params),
                        profile.get(),
                        said,
                        capital(params),
                        NO_SCORE,
                        batch);
        Desk desk = Objects.requireNonNullElseGet(desks.poll(), Desk::new);
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
    private List<ItemOutcome> within(HistoryPart part, List<Item> items, Order order, Desk desk) {
        MemoryBudget.Room room;
        try {
            room = market.room(part, MemoryBudget.BACKGROUND);
        } catch (Refusal refusal) {
            return items.stream().map(item -> AnalysisFailures.withoutRoom(item, refusal)).toList();
        }
        try (room) {
            return outcomes(part.tickers(), items, order, desk);
        }
    }

    private List<ItemOutcome> outcomes(
            List<String> tickers, List<Item> items, Order order, Desk desk) {
        AnalysisParams params = order.params();
        Map<String, PackedHistory> histories =
                market.packed(tickers, params.interval()).stream()
                        .map(history -> history.knownBy(order.days().past()))
                        .collect(Collectors.toMap(PackedHistory::asked, Function.identity()));
        Map<String, ResampledHistory> made = made(tickers, histories, params);
        Map<Long, DataIssues> records = warner.records(histories.values(), params.interval());
        Map<String, ModelVote> votes = votes(tickers, order);
        Supplier<List<String>> known = once(market.symbols()::tickers);
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (Item item : items) {
            PackedHistory history = histories.get(item.key());
            ResampledHistory days = made.get(item.key());
            if (order.batch().cancelled().getAsBoolean()) {
                outcomes.add(new ItemOutcome.Untouched(item));
            } else if (history != null) {
                outcomes.add(
                        outcome(
                                item,
                                history,
                                history.read(desk.room),
                                order.with(votes, item),
                                records,
                                desk));
            } else if (days != null) {
                outcomes.add(
                        outcome(
                                item,
                                days.symbol(),
                                days.days(),
                                order.with(votes, item),
                                records,
                                desk));
            } else {
                outcomes.add(noHistory(item, order, known));
            }
            order.batch().progress().moved();
        }
        return outcomes;
    }

    /// Asked for one reading of a batch, and only where they count.
    private Map<String, ModelVote> votes(List<String> tickers, Order order) {
        return order.profile().weighsModel()
                        && order.params().interval() == Timeframe.DAY
                        && order.days().past().isEmpty()
                ? models.of(tickers)
                : Map.of();
    }

    /// Days of symbols that have none in store, but bars within the day. Asked only for those that
    /// were not found, and so in no job whose symbols all have days.
    private Map<String, ResampledHistory> made(
            List<String> tickers, Map<String, PackedHistory> histories, AnalysisParams params) {
        List<String> missing =
                tickers.stream().filter(ticker -> !histories.containsKey(ticker)).toList();
        return missing.isEmpty() || params.interval() != Timeframe.DAY
                ? Map.of()
                : market.madeDays(missing, params.past()).stream()
                        .collect(Collectors.toMap(days -> days.days().asked(), days -> days));
    }

    private ItemOutcome noHistory(Item item, Order order, Supplier<List<String>> tickers) {
        List<Timeframe> there = Ticker.of(item.key()).map(market::timeframes).orElseGet(List::of);
        Optional<String> said = Optional.ofNullable(order.said().get(item.key()));
        return AnalysisFailures.noHistory(
                item,
                MissingBars.words(item.key(), order.params().interval(), there),
                there.isEmpty(),
                said.map(told -> " No provider returned any: " + told)
                        .orElseGet(() ->
                                there.isEmpty()
                                        ? UnknownSymbol.advice(tickers.get(), item.key())
                                        : ""));
    }

    /// Read for the first item that needs it.
    private static <T> Supplier<T> once(Supplier<T> source) {
        AtomicReference<T> read = new AtomicReference<>();
        return () -> read.updateAndGet(had -> had == null ? source.get() : had);
    }

    private ItemOutcome outcome(
            Item item,
            PackedHistory packed,
            History history,
            Order order,
            Map<Long, DataIssues> records,
            Desk desk) {
        AnalysisParams params = order.params();
        AnalysisDays days = order.days();
        if (days.past().filter(day -> startsAfter(history, day)).isPresent()) {
            return AnalysisFailures.startsLater(item, first(history), days.viewed());
        }
        AnalysisOutcome finding =
                desk.analyst.analyse(
                        history,
                        params.interval(),
                        order.profile(),
                        params.terms().in(money(packed, order)),
                        new AnalysisMoment(
                                        market.calendar(packed),
                                        days.moment(market.now()),
                                        staleSessions)
                                .recomputedFor(days.past()),
                        order.model());
        return switch (finding) {
            case AnalysisOutcome.Analysed(Analysis analysis) ->
                    new ItemOutcome.Success(
                            item,
                            NewAnalysis.of(
                                    analysis.warned(
                                            warner.warnings(
                                                    packed,
                                                    params.interval(),
                                                    history.bars()
                                                            .first(analysis.dataQuality().bars()),
                                                    records,
                                                    days.viewed()),
                                            Optional.ofNullable(order.said().get(item.key()))),
                                    desk.json));
            case AnalysisOutcome.OutOfRange odd ->
                    AnalysisFailures.of(item, "price_out_of_range", odd.words(item.key()));
            case AnalysisOutcome.NotEnoughBars few ->
                    AnalysisFailures.of(item, "not_enough_bars", few.words(item.key()));
        };
    }

    private static boolean startsAfter(History history, LocalDate day) {
        return history.bars().size() > 0 && first(history).isAfter(day);
    }

    private static LocalDate first(History history) {
        return Timeframe.date(history.bars().time()[0]);
    }

    private PlanMoney money(PackedHistory symbol, Order order) {
        SymbolUnits units = market.units(symbol);
        return new PlanMoney(units, order.capital().of(units));
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
