package bellwether.trading.strategy.mark;

import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.strategy.mark.StrategyMark.MissingLeg;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Adds up the legs of one strategy.
final class MarkSum {
    private static final int DIGITS = 8;

    private final MarkSources sources;
    private final Map<String, LegPrice> prices;
    private final List<MissingLeg> missing = new ArrayList<>();
    private BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal open = BigDecimal.ZERO;
    private BigDecimal value = BigDecimal.ZERO;
    private @Nullable Instant oldest;
    private int legs;
    private int priced;

    MarkSum(MarkSources sources, Map<String, LegPrice> prices) {
        this.sources = sources;
        this.prices = prices;
    }

    /// The mark of a strategy at a minute.
    StrategyMark of(StrategyId strategy, Instant minute, List<MarkedLeg> all) {
        all.forEach(this::add);
        boolean complete = missing.isEmpty();
        return new StrategyMark(
                strategy,
                minute,
                complete ? rounded(realised.add(open)) : null,
                complete ? rounded(realised) : null,
                complete ? rounded(value) : null,
                legs,
                priced,
                oldest,
                missing);
    }

    private static BigDecimal rounded(BigDecimal amount) {
        BigDecimal exact = amount.stripTrailingZeros();
        BigDecimal cut = exact.setScale(Math.min(DIGITS, exact.scale()), RoundingMode.HALF_EVEN);
        return cut.scale() < 0 ? cut.setScale(0) : cut;
    }

    private void add(MarkedLeg leg) {
        if (leg.isEmpty()) {
            return;
        }
        legs += leg.isOpen() ? 1 : 0;
        Optional<LegPrice> price = leg.isOpen() ? price(leg) : Optional.empty();
        if (price.isPresent()) {
            priced++;
            Instant at = price.get().at();
            oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
        }
        BigDecimal rate = rate(leg);
        if (rate == null) {
            if (!leg.isOpen() || price.isPresent()) {
                missing.add(new MissingLeg(leg.symbol(), MissingReason.NO_RATE));
            }
            return;
        }
        realised = realised.add(leg.realised().multiply(rate));
        price.ifPresent(mark -> hold(leg, mark, rate));
    }

    private void hold(MarkedLeg leg, LegPrice mark, BigDecimal rate) {
        BigDecimal worth =
                leg.quantity().multiply(mark.price()).multiply(sources.priceUnit(leg.symbol()));
        value = value.add(worth.multiply(rate));
        open = open.add(worth.subtract(leg.cost()).multiply(rate));
    }

    private static @Nullable BigDecimal rate(MarkedLeg leg) {
        return leg.currency().equals(leg.base()) ? BigDecimal.ONE : leg.rate();
    }

    private Optional<LegPrice> price(MarkedLeg leg) {
        LegPrice price = prices.get(leg.symbol());
        if (price == null) {
            missing.add(new MissingLeg(leg.symbol(), MissingReason.NO_PRICE));
            return Optional.empty();
        }
        if (leg.walkedTo() != null
                && sources.isSplitBetween(leg.symbol(), leg.walkedTo(), price.day())) {
            missing.add(new MissingLeg(leg.symbol(), MissingReason.SPLIT_NOT_BOOKED));
            return Optional.empty();
        }
        return Optional.of(price);
    }
}
