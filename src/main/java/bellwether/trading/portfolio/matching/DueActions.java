package bellwether.trading.portfolio.matching;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.CorporateAction;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.TapeAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Corporate actions that a symbol's next bar brings: those up to its day that concern what was
/// held, or ordered, before the ex-date, each once. What is learnt late is booked when it is
/// learnt: a split where the stored prices jump, with cash for what it would have changed of shares
/// that were closed since, a dividend also of those.
record DueActions(List<TapeAction> actions, List<BookedAction> booked) {
    static final DueActions NONE = new DueActions(List.of(), List.of());

    DueActions {
        actions = List.copyOf(actions);
        booked = List.copyOf(booked);
    }

    /// @param date of the bar
    /// @param price at which shares trade now
    static DueActions of(MatchInput input, SymbolTape tape, LocalDate date, double price) {
        List<TapeAction> actions = new ArrayList<>();
        List<BookedAction> booked = new ArrayList<>();
        for (CorporateAction action : tape.actions()) {
            BookedAction entry = BookedAction.of(tape.ticker(), action);
            boolean due =
                    !action.exDate().isAfter(date)
                            && input.portfolio().createdAt().isBefore(opens(tape, action))
                            && !input.booked().contains(entry);
            List<TapeAction> taken = due ? actions(input, tape, action, price) : List.of();
            if (!taken.isEmpty()) {
                actions.addAll(taken);
                booked.add(entry);
            }
        }
        return new DueActions(actions, booked);
    }

    /// Whether a split of this day is on record.
    static boolean hasSplit(SymbolTape tape, LocalDate date) {
        return tape.actions().stream()
                .anyMatch(action ->
                        action.kind() == ActionKind.SPLIT && action.exDate().equals(date));
    }

    private static List<TapeAction> actions(
            MatchInput input, SymbolTape tape, CorporateAction action, double price) {
        boolean holds = holds(input, tape.ticker(), action.exDate());
        Map<String, BigDecimal> closed = closed(input, tape.ticker(), action.exDate());
        return switch (action.kind()) {
            case SPLIT -> {
                boolean changes = holds || isOrdered(input, tape.ticker(), opens(tape, action));
                yield changes || !closed.isEmpty()
                        ? split(input, tape, action)
                                .map(split -> split(split, changes, closed, price))
                                .orElse(List.of())
                        : List.of();
            }
            case DIVIDEND ->
                    holds || !closed.isEmpty()
                            ? List.of(
                                    new TapeAction.Dividend(
                                            tape.ticker(),
                                            action.exDate(),
                                            number(action.amount()),
                                            null,
                                            closed))
                            : List.of();
        };
    }

    private static Optional<TapeAction.Split> split(
            MatchInput input, SymbolTape tape, CorporateAction action) {
        return LateSplit.of(
                tape,
                input.state().marks().get(tape.ticker()),
                new TapeAction.Split(
                                tape.ticker(),
                                action.exDate(),
                                number(action.numerator()),
                                number(action.denominator()))
                        .ordersBefore(opens(tape, action)));
    }

    /// A split, and after one whose day was walked without it cash for what was closed since.
    ///
    /// @param changes whether anything of what is held or ordered is in old shares
    private static List<TapeAction> split(
            TapeAction.Split split, boolean changes, Map<String, BigDecimal> closed, double price) {
        List<TapeAction> actions = new ArrayList<>();
        if (changes) {
            actions.add(split);
        }
        if (split.walked() && !closed.isEmpty()) {
            Map<String, BigDecimal> missed = new HashMap<>();
            closed.forEach((strategy, shares) -> missed.put(strategy, split.added(shares)));
            actions.add(
                    new TapeAction.MissedShares(
                            split.symbol(), split.exDate(), Prices.exact(price), missed));
        }
        return actions;
    }

    private static boolean holds(MatchInput input, String symbol, LocalDate exDate) {
        return input.state().positions().stream()
                .filter(position -> position.key().symbol().equals(symbol))
                .map(Position::lots)
                .flatMap(List::stream)
                .map(Lot::opened)
                .anyMatch(opened -> opened.isBefore(exDate));
    }

    /// Whether an order is in old shares.
    private static boolean isOrdered(MatchInput input, String symbol, Instant opens) {
        return input.state().orders().stream()
                .filter(order -> order.order().position().symbol().equals(symbol))
                .anyMatch(order -> order.acceptedAt() < opens.getEpochSecond());
    }

    /// What was held over the ex-date and closed since, by strategy.
    private static Map<String, BigDecimal> closed(
            MatchInput input, String symbol, LocalDate exDate) {
        Map<String, BigDecimal> closed = new HashMap<>();
        for (ClosedShares shares : input.closed()) {
            if (shares.symbol().equals(symbol) && shares.heldOver(exDate)) {
                closed.merge(shares.strategy(), shares.quantity(), BigDecimal::add);
            }
        }
        return closed;
    }

    private static BigDecimal number(@Nullable BigDecimal given) {
        return Objects.requireNonNull(given);
    }

    /// When the exchange opens on an action's day: what was ordered before knew the old price.
    private static Instant opens(SymbolTape tape, CorporateAction action) {
        return tape.calendar().open(action.exDate());
    }
}
