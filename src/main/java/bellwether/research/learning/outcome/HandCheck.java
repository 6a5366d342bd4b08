package bellwether.research.learning.outcome;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.money.PriceUnit;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.research.learning.HandTrade;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomePrices;
import bellwether.research.learning.OutcomeResult;
import bellwether.research.learning.OutcomeState;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.Prices;
import bellwether.trading.rules.HeldPath;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Holds a stated trade against the stored days, and computes what it has brought.
final class HandCheck {
    static final String STATED = "stated";
    private static final String OUTSIDE = "price_outside_bar";
    private static final BigDecimal OFF = new BigDecimal("0.005");
    private static final int PERCENT = 100;

    /// Prices that were rounded are not outside.
    private static final double ROUNDED = 1e-9;

    private final Market market;

    HandCheck(Market market) {
        this.market = market;
    }

    /// The days of a trade.
    ///
    /// @param ratio how many shares one has become between them
    /// @param unit of the prices; empty where it is not known
    private record Days(
            RuleHistory history,
            OptionalInt first,
            OptionalInt last,
            double ratio,
            Optional<PriceUnit> unit) {
        boolean isWhole() {
            return first.isPresent() && last.isPresent() && first.getAsInt() <= last.getAsInt();
        }
    }

    /// The symbol whose bars are stored under its ticker, and what is to be said of the trade.
    record Finding(@Nullable Long symbol, Judgement judgement) {}

    Finding check(HandTrade trade) {
        List<String> one = List.of(trade.ticker());
        try (MemoryBudget.Room _ = market.room(one, Timeframe.DAY, MemoryBudget.REQUEST)) {
            Optional<History> history = market.loadRaw(one, Timeframe.DAY).stream().findFirst();
            Optional<PriceUnit> unit = unit(trade.ticker());
            Days days =
                    history.map(known -> days(known, trade, unit)).orElseGet(() -> unknown(unit));
            return new Finding(history.map(History::symbolId).orElse(null), judgement(trade, days));
        }
    }

    private Optional<PriceUnit> unit(String ticker) {
        return Ticker.of(ticker)
                .flatMap(market.symbols()::find)
                .map(Stock::currency)
                .flatMap(PriceUnit::of);
    }

    private static Days unknown(Optional<PriceUnit> unit) {
        RuleHistory none = RuleHistory.of(Bars.room(0), Timeframe.DAY);
        return new Days(none, OptionalInt.empty(), OptionalInt.empty(), 1, unit);
    }

    /// The bar of a day that is not over says nothing yet.
    private Days days(History history, HandTrade trade, Optional<PriceUnit> unit) {
        TradingCalendar calendar = market.calendar(history.ticker());
        LocalDate opened = trade.opened().day(calendar);
        LocalDate closed = trade.closed().day(calendar);
        Bars bars = history.bars().finished(Timeframe.DAY, calendar, market.now());
        RuleHistory rules = RuleHistory.of(bars, history.splits(), Timeframe.DAY, ZoneOffset.UTC);
        double ratio =
                history.splits().stream()
                        .filter(split -> split.applied())
                        .filter(split ->
                                split.exDate().isAfter(opened) && !split.exDate().isAfter(closed))
                        .mapToDouble(split -> split.ratio())
                        .reduce(1, (some, more) -> some * more);
        return new Days(rules, place(bars, opened), place(bars, closed), ratio, unit);
    }

    private static OptionalInt place(Bars bars, LocalDate day) {
        long time = day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
        int place = bars.place(time);
        return place < bars.size() && bars.time()[place] == time
                ? OptionalInt.of(place)
                : OptionalInt.empty();
    }

    private static Judgement judgement(HandTrade trade, Days days) {
        boolean plausible =
                isInside(days, days.first(), trade.entry())
                        && isInside(days, days.last(), trade.exit());
        BigDecimal computed = pnl(trade, days);
        List<String> notes = new ArrayList<>();
        notes.add(Outcome.COSTS_UNKNOWN);
        if (!days.isWhole()) {
            notes.add(Outcome.BARS_NOT_STORED);
        }
        if (trade.stop().isEmpty()) {
            notes.add(Outcome.NO_STOP);
        }
        if (days.unit().isEmpty()) {
            notes.add(Outcome.UNIT_UNKNOWN);
        }
        if (trade.pnl().filter(stated -> differs(stated, computed)).isPresent()) {
            notes.add(Outcome.PNL_DIFFERS);
        }
        return new Judgement(
                plausible ? OutcomeState.FINAL : OutcomeState.IMPLAUSIBLE,
                plausible ? STATED : OUTSIDE,
                prices(trade),
                result(trade, days, plausible, computed),
                notes);
    }

    private static boolean isInside(Days days, OptionalInt place, BigDecimal price) {
        if (place.isEmpty()) {
            return true;
        }
        Bars raw = days.history().raw();
        double stated = price.doubleValue();
        double room = ROUNDED * stated;
        return stated <= raw.high()[place.getAsInt()] + room
                && stated >= raw.low()[place.getAsInt()] - room;
    }

    private static boolean differs(BigDecimal stated, BigDecimal computed) {
        return stated.subtract(computed).abs().compareTo(computed.abs().multiply(OFF)) > 0;
    }

    private static BigDecimal sign(HandTrade trade) {
        return BigDecimal.valueOf(trade.side().sign());
    }

    /// Of a share of the entry.
    private static BigDecimal gain(HandTrade trade, double ratio) {
        return trade.exit()
                .multiply(BigDecimal.valueOf(ratio))
                .subtract(trade.entry())
                .multiply(sign(trade));
    }

    /// In money; in the unit of the prices where that is not known.
    private static BigDecimal pnl(HandTrade trade, Days days) {
        BigDecimal inUnits =
                gain(trade, days.ratio()).multiply(trade.quantity().orElse(BigDecimal.ONE));
        return Prices.plain(days.unit().map(unit -> unit.money(inUnits)).orElse(inUnits));
    }

    private static OutcomePrices prices(HandTrade trade) {
        return new OutcomePrices(
                trade.entry(),
                trade.stop().orElse(null),
                null,
                trade.exit(),
                trade.quantity().orElse(null),
                trade.opened().at(),
                trade.closed().at());
    }

    private static OutcomeResult result(
            HandTrade trade, Days days, boolean plausible, BigDecimal computed) {
        BigDecimal gain = gain(trade, days.ratio());
        Optional<HeldPath> path =
                days.isWhole() && plausible ? Optional.of(path(trade, days)) : Optional.empty();
        double entry = trade.entry().doubleValue();
        return new OutcomeResult(
                null,
                PERCENT * gain.doubleValue() / entry,
                trade.stop()
                        .map(stop ->
                                gain.divide(
                                                trade.entry().subtract(stop).abs(),
                                                MathContext.DECIMAL64)
                                        .doubleValue())
                        .orElse(null),
                path.map(held -> PERCENT * held.adverse() / entry).orElse(null),
                path.map(held -> PERCENT * held.favourable() / entry).orElse(null),
                computed,
                trade.pnl().orElse(null));
    }

    /// When within the days it was traded is not known.
    private static HeldPath path(HandTrade trade, Days days) {
        return new HeldPath(
                days.history(),
                trade.side() == OrderSide.BUY,
                new HeldPath.End(
                        days.first().orElseThrow(), FillPhase.RANGE, trade.entry().doubleValue()),
                new HeldPath.End(
                        days.last().orElseThrow(), FillPhase.RANGE, trade.exit().doubleValue()),
                false);
    }
}
