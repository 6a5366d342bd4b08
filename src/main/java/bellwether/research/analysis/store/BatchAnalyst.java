package bellwether.research.analysis.store;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.DataIssues;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.MissingBars;
import bellwether.market.bars.PackedHistory;
import bellwether.market.bars.ResampledHistory;
import bellwether.market.money.SymbolUnits;
import bellwether.market.quality.AnalysisWarnings;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.UnknownSymbol;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Analyses the items of one batch, on a desk that no other thread has meanwhile.
///
/// @param models asked where a profile weighs them
record BatchAnalyst(Market market, AnalysisWarnings warner, int staleSessions, ModelVotes models) {
    private static final ModelVote NO_SCORE =
            ModelVote.silent(
                    "no score of a model: those are of the newest daily bar of symbols that an"
                            + " active model was trained from");

    /// The scratch space of one thread, kept from batch to batch.
    static final class Desk {
        final Analyst analyst = new Analyst();
        final BarBuffer room = new BarBuffer();
        final AnalysisJson json = new AnalysisJson();
    }

    /// What is the same for all items of a batch.
    ///
    /// @param said of some tickers, what the search for newer bars came to
    record Order(
            AnalysisParams params,
            AnalysisDays days,
            Profile profile,
            Map<String, String> said,
            CapitalConversion capital,
            ModelVote model,
            Batch batch) {
        /// Before anything was asked of models.
        Order(
                AnalysisParams params,
                Profile profile,
                Map<String, String> said,
                CapitalConversion capital,
                Batch batch) {
            this(params, AnalysisDays.of(params), profile, said, capital, NO_SCORE, batch);
        }

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

    /// What comes of each item; their histories are in memory until then.
    List<ItemOutcome> outcomes(List<String> tickers, List<Item> items, Order order, Desk desk) {
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
}
