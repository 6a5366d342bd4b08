package bellwether.trading.portfolio.performance;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.money.PriceUnit;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.StockUnits;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.rules.HeldPath;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Finds out from the stored bars how far the price went while closed shares were held.
public final class TradeExcursions {
    private static final int HUNDREDTHS = 100;

    /// Of money whose currency is not known.
    private static final int USUAL_DIGITS = 2;

    private final Market market;

    public TradeExcursions(Market market) {
        this.market = market;
    }

    /// The finished bars of one symbol.
    ///
    /// @param perUnit units of its prices in one unit of its money: 100 where they are in pence
    /// @param digits behind the point of its money
    /// @param running the day of a bar that is not finished
    private record Tape(
            RuleHistory history, double perUnit, int digits, Optional<LocalDate> running) {}

    /// By the number of each trade.
    public Map<Long, TradeExcursion> of(Portfolio portfolio, List<RoundTrip> trades) {
        Map<Long, TradeExcursion> found = new HashMap<>();
        Map<String, List<RoundTrip>> bySymbol = new TreeMap<>();
        for (RoundTrip trade : trades) {
            bySymbol.computeIfAbsent(trade.lot().closing().key().symbol(), _ -> new ArrayList<>())
                    .add(trade);
        }
        Optional<Timeframe> timeframe = portfolio.terms().tape().timeframe();
        LotMethod method = portfolio.terms().lotMethod();
        bySymbol.forEach((symbol, all) -> {
            Optional<Tape> tape = timeframe.flatMap(known -> tape(symbol, known));
            for (RoundTrip trade : all) {
                found.put(
                        trade.lot().n(),
                        timeframe.isEmpty()
                                ? TradeExcursion.unknown(
                                        "quotes between entry and exit are not kept")
                                : tape.map(known -> of(known, trade, method))
                                        .orElseGet(() ->
                                                TradeExcursion.unknown(
                                                        "no %s bars of %s are stored"
                                                                .formatted(
                                                                        timeframe.get().code(),
                                                                        symbol))));
            }
        });
        return found;
    }

    private Optional<Tape> tape(String symbol, Timeframe timeframe) {
        Optional<Stock> stock = Ticker.of(symbol).flatMap(market.symbols()::find);
        if (stock.isEmpty()) {
            return Optional.empty();
        }
        List<String> one = List.of(stock.get().ticker());
        try (MemoryBudget.Room _ = market.room(one, timeframe, MemoryBudget.REQUEST)) {
            return market.loadRaw(one, timeframe).stream()
                    .findFirst()
                    .map(history -> tape(history, timeframe, stock.get().units()));
        }
    }

    private Tape tape(History history, Timeframe timeframe, StockUnits units) {
        TradingCalendar calendar = market.calendar(history.ticker());
        ZoneId zone = timeframe.isIntraday() ? calendar.zone() : ZoneOffset.UTC;
        Bars all = history.bars();
        Bars finished = all.finished(timeframe, calendar, market.now());
        return new Tape(
                RuleHistory.of(finished, history.splits(), timeframe, zone),
                perUnit(units),
                digits(units),
                finished.size() < all.size()
                        ? Optional.of(
                                LocalDate.ofInstant(
                                        Instant.ofEpochSecond(all.time()[finished.size()]), zone))
                        : Optional.empty());
    }

    private static double perUnit(StockUnits units) {
        String prices = units.currency();
        return prices == null || prices.equals(units.moneyCurrency()) ? 1 : HUNDREDTHS;
    }

    private static int digits(StockUnits units) {
        return Optional.ofNullable(units.currency())
                .flatMap(PriceUnit::of)
                .map(PriceUnit::digits)
                .orElse(USUAL_DIGITS);
    }

    private static TradeExcursion of(Tape tape, RoundTrip trade, LotMethod method) {
        AccountEvent.LotClosed closing = trade.lot().closing();
        OptionalInt first = bar(tape, trade.opening(), closing.lot().opened());
        if (first.isEmpty()) {
            return missing(tape, closing.lot().opened());
        }
        OptionalInt last =
                trade.exitReason().equals("delisting")
                        ? newest(tape, closing.date())
                        : bar(tape, trade.closing(), closing.date());
        if (last.isEmpty() || last.getAsInt() < first.getAsInt()) {
            return missing(tape, closing.date());
        }
        return of(tape, trade, method, first.getAsInt(), last.getAsInt());
    }

    private static TradeExcursion missing(Tape tape, LocalDate day) {
        return TradeExcursion.unknown(
                (tape.running().filter(day::equals).isPresent()
                                ? "the bar of %s is not finished"
                                : "no bar of %s is stored")
                        .formatted(day));
    }

    /// Days are found by their date, shorter bars by the time of the fill.
    private static OptionalInt bar(Tape tape, FillSpan fills, LocalDate day) {
        Bars bars = tape.history.raw();
        boolean intraday = tape.history.timeframe().isIntraday();
        long time = intraday ? fills.time() : day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
        int place = bars.place(time);
        return place < bars.size() && bars.time()[place] == time
                ? OptionalInt.of(place)
                : OptionalInt.empty();
    }

    private static OptionalInt newest(Tape tape, LocalDate day) {
        int place =
                tape.history.raw().place(day.plusDays(1).toEpochDay() * Timeframe.SECONDS_PER_DAY)
                        - 1;
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /// What harms counts from the first fill of the entry to the last of the exit, what helps from
    /// the last to the first.
    private static TradeExcursion of(
            Tape tape, RoundTrip trade, LotMethod method, int first, int last) {
        ClosedLot lot = trade.lot();
        double shares = lot.closing().lot().quantity().abs().doubleValue();
        double ratio = tape.history.shares(last) / tape.history.shares(first);
        double entry = lot.entryValue(method).doubleValue() / shares * tape.perUnit * ratio;
        double exit = lot.closing().value().doubleValue() / shares * tape.perUnit;
        boolean stopped = trade.exitReason().equals("stop") || trade.exitReason().equals("trail");
        HeldPath longest =
                new HeldPath(
                        tape.history,
                        lot.sign() > 0,
                        new HeldPath.End(first, trade.opening().first(), entry),
                        new HeldPath.End(last, trade.closing().last(), exit),
                        stopped);
        HeldPath shortest =
                new HeldPath(
                        tape.history,
                        lot.sign() > 0,
                        new HeldPath.End(first, trade.opening().last(), entry),
                        new HeldPath.End(last, trade.closing().first(), exit),
                        stopped);
        double money = shares / ratio / tape.perUnit;
        return new TradeExcursion(
                distance(longest.adverse(), entry, money, tape.digits),
                distance(shortest.favourable(), entry, money, tape.digits),
                null);
    }

    private static TradeExcursion.Distance distance(
            double size, double entry, double money, int digits) {
        return new TradeExcursion.Distance(
                100 * size / entry,
                BigDecimal.valueOf(size * money).setScale(digits, RoundingMode.HALF_EVEN));
    }

    /// The phase of what no order did: a split's fraction is paid at the open, a delisting at the
    /// close.
    static FillPhase withoutFill(String exit) {
        return switch (exit) {
            case "split" -> FillPhase.OPEN;
            case "delist" -> FillPhase.CLOSE;
            default -> FillPhase.RANGE;
        };
    }
}
