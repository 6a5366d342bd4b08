package bellwether.trading.portfolio.matching;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.CorporateAction;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.TapeAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Corporate actions that a symbol's next bar brings: those up to its day that concern what was
/// held, or ordered, before the ex-date, each once. What is learnt late is booked when it is
/// learnt.
record DueActions(List<TapeAction> actions, List<BookedAction> booked) {
    DueActions {
        actions = List.copyOf(actions);
        booked = List.copyOf(booked);
    }

    /// @param date of the bar
    static DueActions of(MatchInput input, SymbolTape tape, LocalDate date) {
        List<TapeAction> actions = new ArrayList<>();
        List<BookedAction> booked = new ArrayList<>();
        LocalDate begun = day(input.portfolio().createdAt());
        for (CorporateAction action : tape.actions()) {
            BookedAction entry = BookedAction.of(tape.ticker(), action);
            boolean due =
                    !action.exDate().isAfter(date)
                            && action.exDate().isAfter(begun)
                            && !input.booked().contains(entry);
            if (due && concerns(input, tape.ticker(), action)) {
                actions.add(tapeAction(tape.ticker(), action));
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

    private static boolean concerns(MatchInput input, String symbol, CorporateAction action) {
        boolean holds =
                input.state().positions().stream()
                        .filter(position -> position.key().symbol().equals(symbol))
                        .map(Position::lots)
                        .flatMap(List::stream)
                        .map(Lot::opened)
                        .anyMatch(opened -> opened.isBefore(action.exDate()));
        boolean ordered =
                action.kind() == ActionKind.SPLIT
                        && input.state().orders().stream()
                                .filter(order -> order.order().position().symbol().equals(symbol))
                                .anyMatch(order ->
                                        day(Instant.ofEpochSecond(order.acceptedAt()))
                                                .isBefore(action.exDate()));
        return holds || ordered;
    }

    private static TapeAction tapeAction(String symbol, CorporateAction action) {
        return switch (action.kind()) {
            case SPLIT ->
                    new TapeAction.Split(
                            symbol,
                            action.exDate(),
                            number(action.numerator()),
                            number(action.denominator()));
            case DIVIDEND ->
                    new TapeAction.Dividend(symbol, action.exDate(), number(action.amount()), null);
        };
    }

    private static BigDecimal number(@Nullable BigDecimal given) {
        return Objects.requireNonNull(given);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
