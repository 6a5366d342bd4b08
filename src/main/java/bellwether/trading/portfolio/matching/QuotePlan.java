package bellwether.trading.portfolio.matching;

import bellwether.market.bars.Bars;
import bellwether.market.bars.SuspectedSplit;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.FillSource;
import bellwether.trading.portfolio.QuotedPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a step of one symbol's quote: a bar of one price and unknown volume.
final class QuotePlan {
    /// An older price is none to trade at.
    private static final long OLDEST_SECONDS = 15 * 60L;

    private static final int AROUND = 12;

    private QuotePlan() {}

    /// The step of a quote. Empty where it is old, was walked already, or its symbol does not trade
    /// now.
    ///
    /// @param tape the symbol's daily bars
    static Optional<PlannedStep.Walk> of(MatchInput input, SymbolTape tape, QuotedPrice quote) {
        long time = quote.at().getEpochSecond();
        SymbolMark mark = input.state().marks().get(tape.ticker());
        LocalDate date = tape.calendar().day(quote.at());
        boolean trades =
                tape.calendar().session(date).filter(s -> s.isOpenAt(quote.at())).isPresent();
        boolean isNew = mark == null || time > mark.time();
        boolean isOld = input.now().getEpochSecond() - time > OLDEST_SECONDS;
        return trades && isNew && !isOld
                ? Optional.of(step(input, tape, quote, date))
                : Optional.empty();
    }

    private static PlannedStep.Walk step(
            MatchInput input, SymbolTape tape, QuotedPrice quote, LocalDate date) {
        List<SplitHold> recorded = new ArrayList<>();
        boolean waits = false;
        for (SplitHold hold : input.holds()) {
            if (hold.symbol().equals(tape.ticker()) && hold.isOpen()) {
                if (DueActions.hasSplit(tape, hold.date())) {
                    recorded.add(hold);
                } else {
                    waits = true;
                }
            }
        }
        List<SplitHold> suspected =
                waits ? List.of() : suspected(input, tape, quote, date).stream().toList();
        boolean held = waits || !suspected.isEmpty();
        DueActions due =
                held
                        ? DueActions.NONE
                        : DueActions.of(input, tape, date, quote.price().doubleValue());
        return new PlannedStep.Walk(
                new TapeStep(
                        quote.at().getEpochSecond(),
                        date,
                        false,
                        List.of(TapeBar.quote(tape.ticker(), quote.price().doubleValue())),
                        due.actions(),
                        held ? Set.of(tape.ticker()) : Set.of(),
                        List.of()),
                FillSource.NONE,
                suspected,
                recorded,
                due.booked(),
                Set.of());
    }

    /// What is walked beside quotes: orders that end, dividends of what is closed by now, settling.
    static PlannedStep withoutQuotes(MatchInput input) {
        return expiry(input)
                .<PlannedStep>map(walk -> walk)
                .orElseGet(() -> MatchPlan.withoutBars(input));
    }

    /// Ends orders whose last day is over, without a quote: with the earliest day that it is at any
    /// exchange at which one of them waits.
    private static Optional<PlannedStep.Walk> expiry(MatchInput input) {
        List<OrderStatus> dated =
                input.state().orders().stream().filter(order -> lastDay(order) != null).toList();
        return dated.stream()
                .map(order -> input.tapes().get(order.order().position().symbol()))
                .filter(Objects::nonNull)
                .map(tape -> tape.calendar().day(input.now()))
                .min(LocalDate::compareTo)
                .filter(day ->
                        dated.stream()
                                .map(QuotePlan::lastDay)
                                .anyMatch(last -> last != null && last.isBefore(day)))
                .map(day -> PlannedStep.Walk.without(input, day, DueActions.NONE));
    }

    private static @Nullable LocalDate lastDay(OrderStatus order) {
        return switch (order.order().timeInForce()) {
            case TimeInForce.GoodTillDate(LocalDate until) -> until;
            case TimeInForce.Day() -> order.progress().session();
            case TimeInForce.GoodTillCancelled() -> null;
        };
    }

    /// Whether the price is far from the last daily close like after a split that is not on record.
    private static Optional<SplitHold> suspected(
            MatchInput input, SymbolTape tape, QuotedPrice quote, LocalDate date) {
        boolean decided =
                input.holds().stream()
                        .anyMatch(hold ->
                                hold.symbol().equals(tape.ticker()) && hold.date().equals(date));
        if (decided || DueActions.hasSplit(tape, date) || tape.size() == 0) {
            return Optional.empty();
        }
        double price = quote.price().doubleValue();
        double[] one = {price};
        Bars now =
                new Bars(
                        1,
                        new long[] {date.toEpochDay() * Timeframe.SECONDS_PER_DAY},
                        one,
                        one,
                        one,
                        one,
                        new double[] {TapeBar.UNKNOWN_VOLUME});
        return SuspectedSplit.among(tape.raw().last(AROUND).plus(now)).stream()
                .filter(split -> split.date().equals(date))
                .findFirst()
                .map(split ->
                        new SplitHold(
                                tape.ticker(),
                                date,
                                split.ratio(),
                                split.observed(),
                                SplitHold.HELD,
                                input.now(),
                                Optional.<Instant>empty()));
    }
}
