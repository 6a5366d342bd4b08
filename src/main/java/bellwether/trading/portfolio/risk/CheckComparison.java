package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.Portfolio;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether an order is the one that was checked: the same but for fewer shares, and prices that
/// have moved by at most 0.5 %.
final class CheckComparison {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.005");

    private final Portfolio portfolio;
    private final RiskAccount account;
    private final ExitDistances exits;

    CheckComparison(Portfolio portfolio, RiskAccount account) {
        this.portfolio = portfolio;
        this.account = account;
        this.exits = new ExitDistances(account.facts());
    }

    /// The first difference; empty where there is none.
    Optional<String> difference(CheckTerms checked, Order order) {
        OrderType type = order.type();
        return Stream.of(
                        same(
                                "portfolio",
                                "pf_" + checked.account().portfolio(),
                                portfolio.id().toString()),
                        same("strategy", checked.account().strategy(), order.position().strategy()),
                        same("ticker", checked.symbol(), order.position().symbol()),
                        same("side", checked.side(), order.side().key()),
                        same("type", checked.type(), CheckTerms.name(type)),
                        quantity(checked, order),
                        near("limit", checked.limit(), type.limitPrice()),
                        near("stop", checked.stop(), type.stopPrice()),
                        market(checked, order),
                        stop(checked, order),
                        target(checked, order))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> same(String field, String checked, String given) {
        return checked.equals(given)
                ? Optional.empty()
                : Optional.of("%s must be %s as checked, was %s".formatted(field, checked, given));
    }

    private static Optional<String> quantity(CheckTerms checked, Order order) {
        if (!(order.size() instanceof OrderSize.Shares(BigDecimal shares))) {
            return Optional.of("quantity must be in shares as checked, was a size");
        }
        return shares.compareTo(checked.quantity()) <= 0
                ? Optional.empty()
                : Optional.of(
                        "quantity must be at most the %s that were checked, was %s"
                                .formatted(
                                        ShareOfEquity.plain(checked.quantity()),
                                        ShareOfEquity.plain(shares)));
    }

    /// An order without a price of its own was judged at the last mark.
    private Optional<String> market(CheckTerms checked, Order order) {
        OrderType type = order.type();
        boolean priced = type.limitPrice() != null || type.stopPrice() != null;
        Optional<BigDecimal> mark = account.mark(checked.symbol());
        return priced || mark.isEmpty()
                ? Optional.empty()
                : near("the last price", checked.price(), mark.get());
    }

    private Optional<String> stop(CheckTerms checked, Order order) {
        Bracket bracket = order.bracket();
        int direction = -order.side().sign();
        return exit(
                "bracket.stop",
                checked.exitStop(),
                checked.stated().stop(),
                level(checked, bracket.stop(), direction),
                bracket.stop() != null);
    }

    private Optional<String> target(CheckTerms checked, Order order) {
        Bracket bracket = order.bracket();
        BigDecimal stop = level(checked, bracket.stop(), -order.side().sign());
        BigDecimal target =
                bracket.target() instanceof ExitLevel.RewardRisk(BigDecimal ratio) && stop != null
                        ? checked.price().add(checked.price().subtract(stop).multiply(ratio))
                        : level(checked, bracket.target(), order.side().sign());
        return exit(
                "bracket.target",
                checked.exitTarget(),
                checked.stated().target(),
                target,
                bracket.target() != null);
    }

    private @Nullable BigDecimal level(
            CheckTerms checked, @Nullable ExitLevel exit, int direction) {
        return exits.level(checked.symbol(), exit, checked.price(), direction).orElse(null);
    }

    /// One that was only proposed may be left out.
    private static Optional<String> exit(
            String field,
            @Nullable BigDecimal checked,
            boolean stated,
            @Nullable BigDecimal given,
            boolean present) {
        if (!present && !stated) {
            return Optional.empty();
        }
        return present && given == null
                ? Optional.of(field + " must be a price that is known now, was not")
                : near(field, checked, given);
    }

    private static Optional<String> near(
            String field, @Nullable BigDecimal checked, @Nullable BigDecimal given) {
        if (checked == null || given == null) {
            return checked == null && given == null
                    ? Optional.empty()
                    : Optional.of(
                            "%s must be %s as checked, was %s"
                                    .formatted(field, text(checked), text(given)));
        }
        BigDecimal most = checked.multiply(TOLERANCE).abs();
        return checked.subtract(given).abs().compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of(
                        "%s must be within 0.5 %% of the %s that was checked, was %s"
                                .formatted(field, text(checked), text(given)));
    }

    private static String text(@Nullable BigDecimal price) {
        return price == null ? "absent" : ShareOfEquity.plain(price);
    }
}
