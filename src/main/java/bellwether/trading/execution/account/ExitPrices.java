package bellwether.trading.execution.account;

import bellwether.trading.execution.BarStatistics;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the exits of an entry lie, given its price.
final class ExitPrices {
    private final AccountBook book;

    ExitPrices(AccountBook book) {
        this.book = book;
    }

    /// Whether all distances of the bracket can be known on this bar.
    boolean areKnown(LiveOrder entry) {
        Bracket bracket = entry.order.bracket();
        return isKnown(entry, distance(bracket.stop()))
                && isKnown(entry, distance(bracket.target()))
                && isKnown(entry, bracket.trail());
    }

    private static @Nullable Distance distance(@Nullable ExitLevel level) {
        return level instanceof ExitLevel.FromEntry(Distance distance) ? distance : null;
    }

    private boolean isKnown(LiveOrder entry, @Nullable Distance distance) {
        return !(distance instanceof Distance.AtrMultiple) || atr(entry).isPresent();
    }

    private Optional<BigDecimal> atr(LiveOrder order) {
        BarStatistics known = book.book(order).statistics();
        return known == null || !Double.isFinite(known.atr14())
                ? Optional.empty()
                : Optional.of(Prices.exact(known.atr14()));
    }

    /// In price units from this price.
    Optional<BigDecimal> size(LiveOrder order, Distance distance, BigDecimal from) {
        return switch (distance) {
            case Distance.Amount(BigDecimal amount) -> Optional.of(amount);
            case Distance.Percent(BigDecimal percent) -> Optional.of(percentOf(from, percent));
            case Distance.AtrMultiple(BigDecimal multiple) ->
                    atr(order).map(atr -> Prices.scaled(atr.multiply(multiple)));
        };
    }

    static BigDecimal percentOf(BigDecimal price, BigDecimal percent) {
        return price.multiply(percent)
                .movePointLeft(2)
                .setScale(Prices.SCALE, RoundingMode.HALF_EVEN);
    }

    Optional<BigDecimal> stop(LiveOrder entry, BigDecimal price) {
        return level(entry, entry.order.bracket().stop(), price, -entry.side.sign());
    }

    Optional<BigDecimal> target(LiveOrder entry, BigDecimal price) {
        ExitLevel target = entry.order.bracket().target();
        if (target instanceof ExitLevel.RewardRisk(BigDecimal ratio)) {
            return stop(entry, price)
                    .map(stop -> price.add(price.subtract(stop).multiply(ratio)))
                    .map(Prices::scaled);
        }
        return level(entry, target, price, entry.side.sign());
    }

    private Optional<BigDecimal> level(
            LiveOrder entry, @Nullable ExitLevel level, BigDecimal price, int direction) {
        return switch (level) {
            case null -> Optional.empty();
            case ExitLevel.AtPrice(BigDecimal at) -> Optional.of(at);
            case ExitLevel.FromEntry(Distance distance) ->
                    size(entry, distance, price)
                            .map(size -> price.add(size.multiply(BigDecimal.valueOf(direction))));
            case ExitLevel.RewardRisk _ -> Optional.empty();
        };
    }

    /// What a share loses between this price and the stop, or the trail where there is no stop.
    Optional<BigDecimal> risk(LiveOrder entry, BigDecimal price) {
        Distance trail = entry.order.bracket().trail();
        return entry.order.bracket().stop() == null && trail != null
                ? size(entry, trail, price)
                : stop(entry, price).map(stop -> price.subtract(stop).abs());
    }
}
