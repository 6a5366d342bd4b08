package bellwether.trading.portfolio.store;

import bellwether.platform.base.Json;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Charge;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderProgress;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders and charges as they are stored: every digit is kept, and what is read is what was
/// written.
final class TradeJson {
    /// In letters of JSON; what is read of it takes about as much again.
    private static final long MOST_KEPT = 4_000_000;

    private static final ObjectMapper MAPPER = mapper();

    /// An account reads all of its open orders each time it is changed, and most are as before.
    private static final Cache<String, Order> ORDERS = cache();

    private static final Cache<String, Standing> STANDINGS = cache();

    private TradeJson() {}

    /// What of an order changes as it is matched.
    ///
    /// @param group orders of one group shrink together
    record Standing(
            @Nullable String group,
            @Nullable BigDecimal remaining,
            @Nullable BigDecimal level,
            boolean triggered,
            OrderProgress progress) {
        static Standing of(OrderStatus status) {
            return new Standing(
                    status.ocoGroup(),
                    status.remaining(),
                    status.level(),
                    status.triggered(),
                    status.progress());
        }
    }

    private record Charges(List<Charge> list) {}

    static String write(Order order) {
        return text(order);
    }

    static String write(Standing standing) {
        return text(standing);
    }

    static String write(List<Charge> charges) {
        return text(new Charges(charges));
    }

    static Order order(String json) {
        return ORDERS.get(json, text -> read(text, Order.class));
    }

    static Standing standing(String json) {
        return STANDINGS.get(json, text -> read(text, Standing.class));
    }

    static List<Charge> charges(String json) {
        return read(json, Charges.class).list();
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private static <T> Cache<String, T> cache() {
        return Caffeine.newBuilder()
                .maximumWeight(MOST_KEPT)
                .weigher((String json, T read) -> json.length())
                .executor(Runnable::run)
                .build();
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is no " + type.getSimpleName(), e);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = Json.shared().copy();
        mapper.addMixIn(OrderType.class, Types.class);
        mapper.addMixIn(OrderSize.class, Sizes.class);
        mapper.addMixIn(TimeInForce.class, Lives.class);
        mapper.addMixIn(ExitLevel.class, Levels.class);
        mapper.addMixIn(Distance.class, Distances.class);
        mapper.addMixIn(Bracket.class, Exits.class);
        mapper.registerModule(
                new SimpleModule("dates").addDeserializer(LocalDate.class, new DateText()));
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OrderType.Market.class, name = "market"),
        @JsonSubTypes.Type(value = OrderType.Limit.class, name = "limit"),
        @JsonSubTypes.Type(value = OrderType.Stop.class, name = "stop"),
        @JsonSubTypes.Type(value = OrderType.StopLimit.class, name = "stop_limit"),
        @JsonSubTypes.Type(value = OrderType.Trailing.class, name = "trailing"),
        @JsonSubTypes.Type(value = OrderType.MarketOnClose.class, name = "market_on_close")
    })
    private interface Types {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OrderSize.Shares.class, name = "shares"),
        @JsonSubTypes.Type(value = OrderSize.Cash.class, name = "cash"),
        @JsonSubTypes.Type(value = OrderSize.EquityPercent.class, name = "percent"),
        @JsonSubTypes.Type(value = OrderSize.RiskPercent.class, name = "risk_percent")
    })
    private interface Sizes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TimeInForce.GoodTillCancelled.class, name = "gtc"),
        @JsonSubTypes.Type(value = TimeInForce.Day.class, name = "day"),
        @JsonSubTypes.Type(value = TimeInForce.GoodTillDate.class, name = "gtd")
    })
    private interface Lives {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ExitLevel.AtPrice.class, name = "price"),
        @JsonSubTypes.Type(value = ExitLevel.FromEntry.class, name = "from_entry"),
        @JsonSubTypes.Type(value = ExitLevel.RewardRisk.class, name = "reward_risk")
    })
    private interface Levels {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Distance.Amount.class, name = "amount"),
        @JsonSubTypes.Type(value = Distance.Percent.class, name = "percent"),
        @JsonSubTypes.Type(value = Distance.AtrMultiple.class, name = "atr")
    })
    private interface Distances {}

    @JsonIgnoreProperties("empty")
    private interface Exits {}

    private static final class DateText extends FromStringDeserializer<LocalDate> {
        private static final long serialVersionUID = 1;

        DateText() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String value, DeserializationContext context) {
            return LocalDate.parse(value);
        }
    }
}
