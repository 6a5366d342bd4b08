package bellwether.trading.portfolio.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TimeInForce;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An order to be checked or sized, with prices in the symbol's price unit.
///
/// @param type market where absent
/// @param quantity of shares; only for a check
/// @param riskPercent of the equity; only for a size
record CheckBody(
        @NotNull(message = "must be the id of a portfolio, such as pf_1") String portfolio,
        @NotNull(message = "must be a ticker, such as AAPL") String ticker,
        @NotNull(message = SIDE_RULE) @Pattern(regexp = "buy|sell", message = SIDE_RULE)
                String side,
        @Nullable
                @Pattern(
                        regexp = "market|limit|stop|stop_limit|market_on_close",
                        message = TYPE_RULE)
                String type,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal stop,
        @Nullable @Valid CheckExits bracket,
        @Nullable @Size(max = 100, message = "must have at most 100 characters") String origin,
        @Nullable BigDecimal riskPercent)
        implements SelfValidating {
    private static final String SIDE_RULE = "must be buy or sell";
    private static final String TYPE_RULE =
            "must be market, limit, stop, stop_limit or market_on_close";
    private static final BigDecimal MOST = new BigDecimal("1e15");
    private static final BigDecimal MOST_RISK = BigDecimal.valueOf(100);

    /// Prices of exits.
    record CheckExits(@Nullable BigDecimal stop, @Nullable BigDecimal target) {}

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        positive(faults, "/quantity", quantity, MOST);
        positive(faults, "/limit", limit, MOST);
        positive(faults, "/stop", stop, MOST);
        positive(faults, "/risk_percent", riskPercent, MOST_RISK);
        if (bracket != null) {
            positive(faults, "/bracket/stop", bracket.stop(), MOST);
            positive(faults, "/bracket/target", bracket.target(), MOST);
        }
        needed(faults, "/limit", limit, kind().equals("limit") || kind().equals("stop_limit"));
        needed(faults, "/stop", stop, kind().equals("stop") || kind().equals("stop_limit"));
        return faults;
    }

    private String kind() {
        return type == null ? "market" : type;
    }

    private static void positive(
            List<Fault> faults, String pointer, @Nullable BigDecimal number, BigDecimal most) {
        if (number != null && (number.signum() <= 0 || number.compareTo(most) > 0)) {
            faults.add(
                    new Fault(
                            pointer,
                            "must be more than 0 and at most %s, was %s"
                                    .formatted(most.toPlainString(), number.toPlainString())));
        }
    }

    private void needed(
            List<Fault> faults, String pointer, @Nullable BigDecimal price, boolean needed) {
        if (needed && price == null) {
            faults.add(new Fault(pointer, "must be given for type " + kind() + ", was absent"));
        }
        if (!needed && price != null) {
            faults.add(
                    new Fault(
                            pointer,
                            "must be absent for type %s, was %s"
                                    .formatted(kind(), price.toPlainString())));
        }
    }

    /// @param shares where the body has none
    Order order(String id, PositionKey position, BigDecimal shares) {
        return new Order(
                id,
                position,
                OrderSide.valueOf(side.toUpperCase(Locale.ROOT)),
                OrderSize.shares(quantity == null ? shares : quantity),
                orderType(),
                TimeInForce.GTC,
                false,
                exits(),
                null,
                null,
                origin == null ? "" : origin);
    }

    private OrderType orderType() {
        return switch (kind()) {
            case "limit" -> OrderType.limit(Objects.requireNonNull(limit));
            case "stop" -> OrderType.stop(Objects.requireNonNull(stop));
            case "stop_limit" ->
                    OrderType.stopLimit(
                            Objects.requireNonNull(stop), Objects.requireNonNull(limit));
            case "market_on_close" -> OrderType.marketOnClose();
            default -> OrderType.market();
        };
    }

    private Bracket exits() {
        return bracket == null
                ? Bracket.NONE
                : Bracket.of(level(bracket.stop()), level(bracket.target()));
    }

    private static @Nullable ExitLevel level(@Nullable BigDecimal price) {
        return price == null ? null : ExitLevel.at(price);
    }
}
