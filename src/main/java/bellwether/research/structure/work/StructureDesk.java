package bellwether.research.structure.work;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.analysis.Analyst;
import bellwether.research.analysis.MarketReader;
import bellwether.research.analysis.MarketReading;
import bellwether.research.structure.CommonReturns;
import bellwether.research.structure.CorrelationTable;
import bellwether.research.structure.OrderFlow;
import bellwether.research.structure.TimeframeAgreement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Reads finished bars, adjusted for splits, and describes them.
public final class StructureDesk {
    /// Timeframes whose bars end more sessions before the days are of another time.
    private static final int MOST_BEHIND = 5;

    private final Market market;

    public StructureDesk(Market market) {
        this.market = market;
    }

    /// What is said of a symbol's bars.
    ///
    /// @param asOf when its newest bar began
    public record Reading<T>(String ticker, String timeframe, Instant asOf, T what) {}

    /// The kind of market on the newest bar.
    public Reading<MarketReading> regime(Ticker ticker, Timeframe timeframe) {
        Stock stock = symbol(ticker);
        Bars bars = bars(stock, timeframe, Analyst.LEAST_BARS);
        return said(
                stock,
                timeframe,
                bars,
                new MarketReader()
                        .of(bars)
                        .orElseThrow(() ->
                                Refusal.of(
                                        RefusalKind.INVALID,
                                        "price_out_of_range",
                                        "%s has %s prices that no indicator is defined of."
                                                .formatted(stock.ticker(), timeframe.code()))));
    }

    /// Volume by where bars close.
    public Reading<OrderFlow> flow(Ticker ticker, Timeframe timeframe) {
        Stock stock = symbol(ticker);
        Bars bars = bars(stock, timeframe, OrderFlow.FEWEST);
        return said(stock, timeframe, bars, OrderFlow.of(bars));
    }

    /// 1h, 4h and 1d beside each other.
    public TimeframeAgreement timeframes(Ticker ticker) {
        Stock stock = symbol(ticker);
        DatedScore day = reading(stock, Timeframe.DAY);
        return TimeframeAgreement.of(
                scored(Timeframe.HOUR, recent(stock, reading(stock, Timeframe.HOUR), day)),
                scored(
                        Timeframe.FOUR_HOURS,
                        recent(stock, reading(stock, Timeframe.FOUR_HOURS), day)),
                scored(Timeframe.DAY, day),
                day.reading().map(MarketReading::regime));
    }

    /// What is said of a timeframe.
    ///
    /// @param asOf when its newest finished bar began; empty without any
    /// @param everyDay whether there are bars of weekends
    private record DatedScore(
            Optional<Instant> asOf, boolean everyDay, Optional<MarketReading> reading) {}

    /// Nothing is said by bars that end long before the days do.
    private DatedScore recent(Stock stock, DatedScore within, DatedScore day) {
        if (within.asOf().isEmpty() || day.asOf().isEmpty()) {
            return within;
        }
        TradingCalendar calendar = market.calendar(stock);
        LocalDate last = LocalDate.ofInstant(within.asOf().get(), calendar.zone());
        LocalDate newest = LocalDate.ofInstant(day.asOf().get(), ZoneOffset.UTC);
        boolean isOld =
                day.everyDay()
                        ? last.plusDays(MOST_BEHIND).isBefore(newest)
                        : calendar.isOlder(last, newest, MOST_BEHIND);
        return isOld ? new DatedScore(within.asOf(), within.everyDay(), Optional.empty()) : within;
    }

    /// The name that a symbol has now.
    public String name(Ticker ticker) {
        return symbol(ticker).ticker();
    }

    private static TimeframeAgreement.TimeframeScore scored(Timeframe timeframe, DatedScore found) {
        return new TimeframeAgreement.TimeframeScore(
                timeframe.code(),
                found.asOf().orElse(Instant.EPOCH),
                found.reading().map(MarketReading::score),
                found.reading().map(MarketReading::regime).orElse(""));
    }

    private DatedScore reading(Stock stock, Timeframe timeframe) {
        Bars bars = finished(stock, timeframe).orElse(Bars.room(0));
        return new DatedScore(
                bars.size() == 0
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochSecond(bars.time()[bars.size() - 1])),
                bars.tradesOnWeekends(),
                new MarketReader().of(bars));
    }

    /// How symbols move together.
    ///
    /// @param tickers two or more, each once
    /// @param sessions so many common returns at most
    public CorrelationTable correlations(List<Ticker> tickers, int sessions) {
        List<String> names = new ArrayList<>();
        List<NavigableMap<LocalDate, Double>> closes = new ArrayList<>();
        for (Ticker ticker : tickers) {
            Stock stock = symbol(ticker);
            if (!names.contains(stock.ticker())) {
                names.add(stock.ticker());
                closes.add(closes(stock));
            }
        }
        if (names.size() < 2) {
            throw Refusal.invalid("/tickers", "must name at least two different symbols");
        }
        CommonReturns returns = CommonReturns.of(names, closes, sessions);
        if (returns.size() < CorrelationTable.FEWEST) {
            throw tooFew(
                    "returns between sessions that all %d symbols have (fewest sessions: %s)"
                            .formatted(names.size(), fewest(names, closes)),
                    Math.max(0, returns.size()),
                    CorrelationTable.FEWEST);
        }
        return CorrelationTable.of(returns);
    }

    private static String fewest(List<String> names, List<NavigableMap<LocalDate, Double>> closes) {
        int least = 0;
        for (int i = 1; i < closes.size(); i++) {
            least = closes.get(i).size() < closes.get(least).size() ? i : least;
        }
        return "%s with %d".formatted(names.get(least), closes.get(least).size());
    }

    private NavigableMap<LocalDate, Double> closes(Stock stock) {
        NavigableMap<LocalDate, Double> closes = new TreeMap<>();
        Bars bars = finished(stock, Timeframe.DAY).orElse(Bars.room(0));
        for (int i = 0; i < bars.size(); i++) {
            if (bars.close()[i] > 0) {
                closes.put(
                        LocalDate.ofEpochDay(
                                Math.floorDiv(bars.time()[i], Timeframe.SECONDS_PER_DAY)),
                        bars.close()[i]);
            }
        }
        return closes;
    }

    private Bars bars(Stock stock, Timeframe timeframe, int least) {
        Bars bars = finished(stock, timeframe).orElse(Bars.room(0));
        if (bars.size() < least) {
            throw tooFew(
                    "finished %s bars of %s".formatted(timeframe.code(), stock.ticker()),
                    bars.size(),
                    least);
        }
        return bars;
    }

    private static Refusal tooFew(String what, int have, int need) {
        return Refusal.of(
                RefusalKind.INVALID,
                "too_few",
                "Too few %s: have %d, need %d. Import more prices.".formatted(what, have, need));
    }

    private Optional<Bars> finished(Stock stock, Timeframe timeframe) {
        List<String> one = List.of(stock.ticker());
        try (MemoryBudget.Room _ = market.room(one, timeframe, MemoryBudget.REQUEST)) {
            return market.finished(one, timeframe).stream().findFirst().map(History::bars);
        }
    }

    private Stock symbol(Ticker ticker) {
        return market.symbols().find(ticker).orElseThrow(() -> market.symbols().unknown(ticker));
    }

    private static <T> Reading<T> said(Stock stock, Timeframe timeframe, Bars bars, T what) {
        return new Reading<>(
                stock.ticker(),
                timeframe.code(),
                Instant.ofEpochSecond(bars.time()[bars.size() - 1]),
                what);
    }
}
