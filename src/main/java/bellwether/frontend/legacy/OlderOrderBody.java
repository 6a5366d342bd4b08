package bellwether.frontend.legacy;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.SelfValidating;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.OrderRequest;
import bellwether.trading.portfolio.PriceDoubt;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An order in the words of older clients. A stated price is a limit: nobody can state a fill.
///
/// @param symbol or `ticker`, or `instrument`; that of the alert where it is absent
/// @param side that of the alert's pattern where it is absent; `buy`, `sell`, `long` or `short`, in
///   any case; also `transaction_type`, `signal`
/// @param price or `entry_price`, or `limit_price`; the order is a market order where it is absent
/// @param triggerPrice of a stop
/// @param target or `take_profit`, or `target_price`
/// @param orderType must agree with the prices; the order is of the type that they say where absent
/// @param userId must be the caller's own
/// @param alertId a text or a number
/// @param allow doubts about prices, as orders name them
record OlderOrderBody(
        @JsonAlias({"ticker", "instrument"}) @Nullable String symbol,
        @JsonAlias({"transaction_type", "signal", "action"}) @Nullable String side,
        @JsonAlias({"qty", "shares", "position_size"}) @Nullable BigDecimal quantity,
        @JsonAlias({"entry_price", "limit_price"}) @Nullable BigDecimal price,
        @Nullable BigDecimal triggerPrice,
        @JsonAlias("stop") @Nullable BigDecimal stopLoss,
        @JsonAlias({"take_profit", "target_price"}) @Nullable BigDecimal target,
        @Nullable String orderType,
        @Nullable String portfolioId,
        @Nullable String userId,
        @Nullable JsonNode alertId,
        @Nullable List<String> allow)
        implements SelfValidating {
    private static final List<String> BUYS = List.of("buy", "long");
    private static final List<String> SELLS = List.of("sell", "short");
    private static final List<String> TYPES =
            List.of("market", "limit", "stop", "stop_limit", "sl", "sl-m");

    private static final List<String> DOUBTS =
            Stream.of(PriceDoubt.values()).map(PriceDoubt::key).toList();

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (alertId == null) {
            faults.addAll(unstated());
        } else if (isUnknownSide()) {
            faults.add(sideFault());
        }
        if (quantity == null) {
            faults.add(new Fault("/quantity", "must be a number of shares, was left out"));
        }
        positive(faults, "/quantity", quantity);
        positive(faults, "/price", price);
        positive(faults, "/trigger_price", triggerPrice);
        positive(faults, "/stop_loss", stopLoss);
        positive(faults, "/target", target);
        if (orderType != null && !TYPES.contains(word(orderType))) {
            faults.add(
                    new Fault(
                            "/order_type",
                            "must be one of %s, was %s"
                                    .formatted(String.join(", ", TYPES), orderType)));
        }
        priced(faults);
        if (alertId != null && !OlderAlertId.isOne(alertId)) {
            faults.add(new Fault("/alert_id", OlderAlertId.RULE));
        }
        if (!DOUBTS.containsAll(allowed())) {
            faults.add(
                    new Fault(
                            "/allow",
                            "must name %s only, was %s"
                                    .formatted(String.join(", ", DOUBTS), allowed())));
        }
        return faults;
    }

    /// What an order has to state that is of no alert.
    private List<Fault> unstated() {
        List<Fault> faults = new ArrayList<>();
        if (symbol == null || symbol.isBlank()) {
            faults.add(new Fault("/symbol", "must be a ticker such as AAPL, was left out"));
        }
        if (side == null || isUnknownSide()) {
            faults.add(sideFault());
        }
        return faults;
    }

    private boolean isUnknownSide() {
        return side != null && !BUYS.contains(word(side)) && !SELLS.contains(word(side));
    }

    private Fault sideFault() {
        return new Fault(
                "/side",
                "must be buy, sell, long or short, was " + (side == null ? "left out" : side));
    }

    /// A limit without its price would be a market order, and a stop one too.
    private void priced(List<Fault> faults) {
        String type = word(orderType);
        if (price == null && Set.of("limit", "stop_limit", "sl").contains(type)) {
            faults.add(
                    new Fault("/price", "must be given for an order_type %s".formatted(orderType)));
        }
        if (triggerPrice == null && Set.of("stop", "sl-m", "stop_limit", "sl").contains(type)) {
            faults.add(
                    new Fault(
                            "/trigger_price",
                            "must be given for an order_type %s".formatted(orderType)));
        }
        if (triggerPrice != null && Set.of("market", "limit").contains(type)) {
            faults.add(
                    new Fault(
                            "/trigger_price",
                            "must be left out for an order_type %s, or make it SL or SL-M"
                                    .formatted(orderType)));
        }
        if (price != null && Set.of("stop", "sl-m").contains(type)) {
            faults.add(
                    new Fault(
                            "/price",
                            "must be left out for an order_type %s, or make it SL"
                                    .formatted(orderType)));
        }
    }

    private List<String> allowed() {
        return allow == null ? List.of() : allow;
    }

    private static void positive(List<Fault> faults, String pointer, @Nullable BigDecimal number) {
        if (number != null && number.signum() <= 0) {
            faults.add(new Fault(pointer, "must be more than 0, was " + number.toPlainString()));
        }
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    /// The order as it is stated.
    ///
    /// @throws Refusal where the symbol or the side is left out
    OrderRequest request(String origin) {
        List<Fault> unstated = unstated();
        if (!unstated.isEmpty()) {
            throw Refusal.invalid(unstated);
        }
        return request(Objects.requireNonNull(symbol), stated().orElseThrow(), origin);
    }

    /// The id of the alert, as text.
    String alert() {
        return alertId == null ? "" : alertId.asText();
    }

    /// The side, where it is given.
    Optional<OrderSide> stated() {
        return Optional.ofNullable(side)
                .map(one -> BUYS.contains(word(one)) ? OrderSide.BUY : OrderSide.SELL);
    }

    OrderRequest request(String ticker, OrderSide chosen, String origin) {
        return new OrderRequest(
                ticker,
                chosen,
                OrderSize.shares(Objects.requireNonNull(quantity)),
                type(),
                TimeInForce.GTC,
                false,
                Bracket.of(level(stopLoss), level(target)),
                Optional.empty(),
                Optional.empty(),
                Stream.of(PriceDoubt.values())
                        .filter(doubt -> allowed().contains(doubt.key()))
                        .collect(Collectors.toSet()),
                origin);
    }

    /// By the prices that are given: older clients name types in many ways.
    private OrderType type() {
        if (triggerPrice != null) {
            return price == null
                    ? OrderType.stop(triggerPrice)
                    : OrderType.stopLimit(triggerPrice, price);
        }
        return price == null ? OrderType.market() : OrderType.limit(price);
    }

    private static @Nullable ExitLevel level(@Nullable BigDecimal price) {
        return price == null ? null : ExitLevel.at(price);
    }
}
