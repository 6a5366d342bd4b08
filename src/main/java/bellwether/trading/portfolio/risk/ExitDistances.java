package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far the exits of a bracket lie from a price, in price units.
final class ExitDistances {
    private final TradeFacts facts;

    ExitDistances(TradeFacts facts) {
        this.facts = facts;
    }

    /// From the entry to the nearer of stop and trail; empty without both, or where it is in
    /// average true ranges that are not known.
    Optional<BigDecimal> of(String ticker, OrderSide side, Bracket bracket, BigDecimal entry) {
        Optional<BigDecimal> stop =
                level(ticker, bracket.stop(), entry, -side.sign())
                        .map(level -> entry.subtract(level))
                        .map(loss -> side == OrderSide.BUY ? loss : loss.negate())
                        .map(loss -> loss.max(BigDecimal.ZERO));
        Optional<BigDecimal> trail =
                bracket.trailAfterR() != null
                        ? Optional.empty()
                        : Optional.ofNullable(bracket.trail())
                                .flatMap(distance -> size(ticker, distance, entry));
        return Stream.of(stop, trail).flatMap(Optional::stream).min(BigDecimal::compareTo);
    }

    /// Where an exit lies.
    ///
    /// @param direction 1 above the entry, -1 below it
    Optional<BigDecimal> level(
            String ticker, @Nullable ExitLevel exit, BigDecimal entry, int direction) {
        return switch (exit) {
            case null -> Optional.empty();
            case ExitLevel.AtPrice(BigDecimal price) -> Optional.of(price);
            case ExitLevel.FromEntry(Distance distance) ->
                    size(ticker, distance, entry)
                            .map(size -> entry.add(size.multiply(BigDecimal.valueOf(direction))));
            case ExitLevel.RewardRisk _ -> Optional.empty();
        };
    }

    private Optional<BigDecimal> size(String ticker, Distance distance, BigDecimal entry) {
        return switch (distance) {
            case Distance.Amount(BigDecimal amount) -> Optional.of(amount);
            case Distance.Percent(BigDecimal percent) ->
                    Optional.of(
                            entry.multiply(percent).movePointLeft(2).round(MathContext.DECIMAL64));
            case Distance.AtrMultiple(BigDecimal multiple) ->
                    facts.averageRange(ticker).map(multiple::multiply);
        };
    }
}
