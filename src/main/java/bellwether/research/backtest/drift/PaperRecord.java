package bellwether.research.backtest.drift;

import bellwether.trading.execution.Fill;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.OrderNote;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.SymbolHold;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.StrategySignal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What a strategy did on paper.
///
/// @param since bars that began before are none of the period
/// @param fills all of the strategy's, in the order of time
/// @param late those of bars that came late
/// @param orders the newest of each id
/// @param notes of an order
/// @param cash of the portfolio at the begin
/// @param distributions dividends less fees for borrowing, in the period
/// @param flows how often money came in or went out in the period
record PaperRecord(
        Strategy strategy,
        Portfolio portfolio,
        Instant since,
        List<Fill> fills,
        Set<Fill> late,
        Map<String, OrderRecord> orders,
        Function<OrderRecord, List<OrderNote>> notes,
        List<StrategySignal> signals,
        List<SymbolHold> holds,
        BigDecimal cash,
        BigDecimal distributions,
        int flows) {
    boolean isQuoted() {
        return portfolio.terms().tape().equals(PortfolioTape.QUOTE);
    }

    /// Whether its rules asked for an order, or it belongs to one that they asked for.
    static boolean isOfRule(String orderId) {
        return orderId.matches("r\\d+\\..*");
    }

    /// An order's id as its owner sees it.
    String shown(String orderId) {
        return new OrderId(portfolio.id(), orderId).toString();
    }

    List<OrderNote> notes(String orderId) {
        return Optional.ofNullable(orders.get(orderId)).map(notes).orElse(List.of());
    }

    /// What was signalled on a day, the newest first.
    List<StrategySignal> signals(String symbol, LocalDate day) {
        return signals.stream()
                .filter(signal -> signal.symbol().equals(symbol))
                .filter(signal -> date(signal.barTime()).equals(day))
                .toList();
    }

    /// Whether something filled with a bar of that day that came late.
    boolean isLate(String symbol, LocalDate day) {
        return late.stream()
                .anyMatch(
                        fill -> fill.position().symbol().equals(symbol) && fill.date().equals(day));
    }

    boolean isHeld(String symbol, LocalDate day) {
        return holds.stream()
                .filter(hold -> hold.symbol().equals(symbol))
                .anyMatch(hold ->
                        !hold.date().isAfter(day)
                                && hold.decidedAt()
                                        .map(at -> !date(at).isBefore(day))
                                        .orElse(true));
    }

    private static LocalDate date(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
