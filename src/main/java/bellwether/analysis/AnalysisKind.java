package bellwether.analysis;

import bellwether.jobs.Batch;
import bellwether.jobs.Item;
import bellwether.jobs.JobId;
import bellwether.jobs.JobKind;
import bellwether.jobs.Outcome;
import bellwether.market.BarRoom;
import bellwether.market.Blemishes;
import bellwether.market.History;
import bellwether.market.MadeHistory;
import bellwether.market.Market;
import bellwether.market.MissingBars;
import bellwether.market.PackedHistory;
import bellwether.market.Ticker;
import bellwether.market.Timeframe;
import bellwether.quality.Warner;
import bellwether.web.Json;
import bellwether.web.MemoryBudget;
import bellwether.web.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The work of an analysis job: loads the price history of a batch, in one query where it can be
/// held at once, and analyses each symbol.
final class AnalysisKind implements JobKind {
    static final String NAME = "analysis";

    private final Market market;
    private final Warner warner;
    private final Refresh refresh;

    /// As many as threads ever worked at once.
    private final Deque<Desk> desks = new ConcurrentLinkedDeque<>();

    /// The scratch space of one thread, kept from batch to batch.
    private static final class Desk {
        final Analyst analyst = new Analyst();
        final BarRoom room = new BarRoom();
        final AnalysisJson json = new AnalysisJson();
    }

    /// What is the same for all items of a batch.
    ///
    /// @param said of some tickers, what the search for newer bars came to
    private record Order(
            AnalysisParams params, Profile profile, Map<String, String> said, Batch batch) {}

    AnalysisKind(Market market, Warner warner, Refresh refresh) {
        this.market = market;
        this.warner = warner;
        this.refresh = refresh;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Outcome> work(Batch batch) throws InterruptedException {
        AnalysisParams params = Json.stored(batch.params(), AnalysisParams.class);
        Optional<Profile> profile = params.chosenProfile();
        if (profile.isEmpty()) {
            return batch.items().stream().map(item -> profileGone(item, params)).toList();
        }
        List<String> tickers = batch.items().stream().map(Item::key).toList();
        Map<String, String> said =
                params.interval() == Timeframe.DAY
                        ? refresh.before(tickers, params.date())
                        : Map.of();
        Map<String, List<Item>> byTicker =
                batch.items().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Item::key, LinkedHashMap::new, Collectors.toList()));
        Order order = new Order(params, profile.get(), said, batch);
        Desk desk = Objects.requireNonNullElseGet(desks.poll(), Desk::new);
        List<Outcome> outcomes = new ArrayList<>();
        for (List<String> some : market.parts(byTicker.keySet(), params.interval())) {
            List<Item> items =
                    some.stream()
                            .flatMap(t -> byTicker.getOrDefault(t, List.of()).stream())
                            .toList();
            outcomes.addAll(within(some, items, order, desk));
        }
        desks.push(desk); // one that threw is not used again
        return outcomes;
    }

    /// Waits for the room that the histories need; items that get none are tried again later.
    private List<Outcome> within(List<String> tickers, List<Item> items, Order order, Desk desk) {
        MemoryBudget.Room room;
        try {
            room = market.room(tickers, order.params().interval(), MemoryBudget.BACKGROUND);
        } catch (Refusal refusal) {
            return items.stream().map(item -> withoutRoom(item, refusal)).toList();
        }
        try (room) {
            return outcomes(tickers, items, order, desk);
        }
    }

    private static Outcome withoutRoom(Item item, Refusal refusal) {
        boolean isForGood = refusal.status() != 503;
        return new Outcome.Failure(
                item, refusal.code(), refusal.detail(), isForGood, Optional.empty());
    }

    private List<Outcome> outcomes(List<String> tickers, List<Item> items, Order order, Desk desk) {
        AnalysisParams params = order.params();
        Map<String, String> said = order.said();
        Map<String, PackedHistory> histories =
                market.packed(tickers, params.interval()).stream()
                        .collect(Collectors.toMap(PackedHistory::asked, Function.identity()));
        Map<String, MadeHistory> made = made(tickers, histories, params);
        Map<Long, Blemishes> records = warner.records(histories.values(), params.interval());
        List<Outcome> outcomes = new ArrayList<>();
        for (Item item : items) {
            PackedHistory history = histories.get(item.key());
            MadeHistory days = made.get(item.key());
            if (order.batch().cancelled().getAsBoolean()) {
                outcomes.add(new Outcome.Untouched(item));
            } else if (history != null) {
                outcomes.add(outcome(item, history, history.read(desk.room), order, records, desk));
            } else if (days != null) {
                outcomes.add(outcome(item, days.symbol(), days.days(), order, records, desk));
            } else {
                outcomes.add(noHistory(item, params.interval(), said));
            }
            order.batch().progress().moved();
        }
        return outcomes;
    }

    /// Days of symbols that have none in store, but bars within the day. Asked only for those that
    /// were not found, and so in no job whose symbols all have days.
    private Map<String, MadeHistory> made(
            List<String> tickers, Map<String, PackedHistory> histories, AnalysisParams params) {
        List<String> missing =
                tickers.stream().filter(ticker -> !histories.containsKey(ticker)).toList();
        return missing.isEmpty() || params.interval() != Timeframe.DAY
                ? Map.of()
                : market.madeDays(missing).stream()
                        .collect(Collectors.toMap(days -> days.days().asked(), days -> days));
    }

    private Outcome noHistory(Item item, Timeframe interval, Map<String, String> said) {
        List<Timeframe> there = Ticker.of(item.key()).map(market::timeframes).orElseGet(List::of);
        String words = MissingBars.words(item.key(), interval, there);
        return failure(
                item,
                there.isEmpty() ? "unknown_symbol" : "no_history",
                Optional.ofNullable(said.get(item.key()))
                        .map(told -> words + " No provider gave any: " + told)
                        .orElse(words));
    }

    private Outcome outcome(
            Item item,
            PackedHistory packed,
            History history,
            Order order,
            Map<Long, Blemishes> records,
            Desk desk) {
        AnalysisParams params = order.params();
        Finding finding =
                desk.analyst.analyse(
                        history,
                        params.interval(),
                        order.profile(),
                        params.terms(),
                        new Standpoint(market.calendar(packed), moment(params)));
        return switch (finding) {
            case Finding.Analysed(Analysis analysis) ->
                    new Outcome.Success(
                            item,
                            NewAnalysis.of(
                                    analysis.warned(
                                            warner.warnings(
                                                    packed,
                                                    params.interval(),
                                                    history.bars()
                                                            .first(analysis.dataQuality().bars()),
                                                    records,
                                                    params.date()),
                                            Optional.ofNullable(order.said().get(item.key()))),
                                    desk.json));
            case Finding.OutOfRange odd ->
                    failure(item, "price_out_of_range", odd.words(item.key()));
            case Finding.NotEnoughBars few ->
                    failure(item, "not_enough_bars", few.words(item.key()));
        };
    }

    /// A job that waited over midnight still looks at the day of its request.
    private Instant moment(AnalysisParams params) {
        Instant end = params.date().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant now = market.now();
        return now.isBefore(end) ? now : end;
    }

    private static Outcome profileGone(Item item, AnalysisParams params) {
        return failure(
                item,
                "unknown_profile",
                "There is no profile %s any more, and the job kept no numbers of it."
                        .formatted(params.profile()));
    }

    private static Outcome failure(Item item, String code, String message) {
        return new Outcome.Failure(item, code, message, true, Optional.empty());
    }

    @Override
    public void store(Handle transaction, JobId job, List<Outcome.Success> finished) {
        AnalysisDao.insert(transaction, job, finished);
    }

    @Override
    public void completed(Handle transaction, JobId job) {
        AnalysisDao.rank(transaction, job);
    }

    @Override
    public Optional<String> brief(Outcome.Success success) {
        NewAnalysis found = (NewAnalysis) success.payload();
        return Optional.of(Json.write(new Brief(found.ticker(), found.verdict(), found.score())));
    }

    private record Brief(String ticker, String verdict, double score) {}
}
