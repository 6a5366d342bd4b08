package bellwether.trading.portfolio.http;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderProgress;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.OrderNote;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.matching.OrderWait;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An order as answers show it.
///
/// @param broker where it was sent: `paper`, nowhere
/// @param worksFrom when it first meets a bar; null once it has, or has ended
/// @param cancelRequestedAt where it is cancelled once the bars are matched that began before
/// @param waiting for what; null in lists and once it has ended
/// @param adjustments what happened to it beside fills; null in lists
record ShownOrder(
        String id,
        String portfolio,
        String strategy,
        String broker,
        @JsonUnwrapped Asked asked,
        @JsonUnwrapped Standing standing,
        Instant acceptedAt,
        Instant changedAt,
        @Nullable Instant worksFrom,
        @Nullable Instant cancelRequestedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ShownWait waiting,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ShownNote> adjustments) {

    /// What was asked for, with prices as splits have changed them.
    record Asked(
            String ticker,
            String side,
            String type,
            @Nullable BigDecimal quantity,
            @Nullable ShownSize size,
            @Nullable BigDecimal limit,
            @Nullable BigDecimal stop,
            @Nullable ShownDistance trail,
            String tif,
            @Nullable LocalDate until,
            @JsonUnwrapped Links links) {}

    /// What it belongs to.
    record Links(
            boolean reduceOnly,
            @Nullable ShownBracket bracket,
            String role,
            @Nullable String parent,
            @Nullable String oco,
            @Nullable String origin) {}

    /// How it stands.
    ///
    /// @param level where a stop lies now
    record Standing(
            String state,
            @Nullable String reason,
            BigDecimal filled,
            @Nullable BigDecimal remaining,
            @Nullable BigDecimal averageValue,
            @Nullable BigDecimal level,
            boolean triggered,
            BigDecimal reserved) {}

    record ShownNote(Instant at, String kind, String detail) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownSize(
            @Nullable BigDecimal cash,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal riskPercent) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownDistance(
            @Nullable BigDecimal percent, @Nullable BigDecimal amount, @Nullable BigDecimal atr) {
        static ShownDistance of(Distance distance) {
            return switch (distance) {
                case Distance.Percent(BigDecimal percent) -> new ShownDistance(percent, null, null);
                case Distance.Amount(BigDecimal amount) -> new ShownDistance(null, amount, null);
                case Distance.AtrMultiple(BigDecimal multiple) ->
                        new ShownDistance(null, null, multiple);
            };
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownLevel(
            @Nullable BigDecimal price,
            @JsonUnwrapped @Nullable ShownDistance distance,
            @Nullable BigDecimal rewardRisk) {
        static @Nullable ShownLevel of(@Nullable ExitLevel level) {
            return switch (level) {
                case null -> null;
                case ExitLevel.AtPrice(BigDecimal price) -> new ShownLevel(price, null, null);
                case ExitLevel.FromEntry(Distance distance) ->
                        new ShownLevel(null, ShownDistance.of(distance), null);
                case ExitLevel.RewardRisk(BigDecimal ratio) -> new ShownLevel(null, null, ratio);
            };
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownBracket(
            @Nullable ShownLevel stop,
            @Nullable ShownLevel target,
            @Nullable ShownDistance trail,
            @Nullable BigDecimal afterR) {
        static @Nullable ShownBracket of(Bracket bracket) {
            return bracket.isEmpty()
                    ? null
                    : new ShownBracket(
                            ShownLevel.of(bracket.stop()),
                            ShownLevel.of(bracket.target()),
                            Optional.ofNullable(bracket.trail())
                                    .map(ShownDistance::of)
                                    .orElse(null),
                            bracket.trailAfterR());
        }
    }

    static ShownOrder of(OrderRecord order, Optional<Instant> worksFrom) {
        OrderStatus status = order.status();
        return new ShownOrder(
                order.id().toString(),
                order.id().portfolio().toString(),
                status.order().position().strategy(),
                "paper",
                asked(order),
                standing(status),
                order.takenAt(),
                order.changedAt(),
                worksFrom
                        .filter(_ -> status.state().isOpen())
                        .filter(_ -> status.progress().session() == null)
                        .orElse(null),
                order.cancelRequestedAt().filter(_ -> status.state().isOpen()).orElse(null),
                null,
                null);
    }

    ShownOrder with(List<OrderNote> notes, Optional<OrderWait> wait) {
        return new ShownOrder(
                id,
                portfolio,
                strategy,
                broker,
                asked,
                standing,
                acceptedAt,
                changedAt,
                worksFrom,
                cancelRequestedAt,
                wait.map(ShownWait::of).orElse(null),
                notes.stream()
                        .map(note -> new ShownNote(note.at(), note.kind(), note.detail()))
                        .toList());
    }

    private static Asked asked(OrderRecord record) {
        Order order = record.status().order();
        return new Asked(
                order.position().symbol(),
                order.side().key(),
                order.type().key(),
                order.size() instanceof OrderSize.Shares(BigDecimal shares) ? shares : null,
                size(order.size()),
                order.type().limitPrice(),
                order.type().stopPrice(),
                order.type() instanceof OrderType.Trailing(Distance trail)
                        ? ShownDistance.of(trail)
                        : null,
                life(order.timeInForce()),
                order.timeInForce() instanceof TimeInForce.GoodTillDate(LocalDate until)
                        ? until
                        : null,
                links(record));
    }

    private static Links links(OrderRecord record) {
        OrderStatus status = record.status();
        Order order = status.order();
        return new Links(
                order.reduceOnly(),
                ShownBracket.of(order.bracket()),
                status.role().key(),
                shown(record, status.parent()),
                shown(record, order.oco()),
                order.origin().isEmpty() ? null : order.origin());
    }

    private static @Nullable String shown(OrderRecord record, @Nullable String accountId) {
        return accountId == null
                ? null
                : new OrderId(record.id().portfolio(), accountId).toString();
    }

    private static Standing standing(OrderStatus status) {
        OrderProgress progress = status.progress();
        String reason = status.reason().key();
        return new Standing(
                status.state().key(),
                reason.equals("none") ? null : reason,
                progress.filled(),
                status.remaining(),
                progress.filled().signum() == 0
                        ? null
                        : progress.value().divide(progress.filled(), MathContext.DECIMAL32),
                status.level(),
                status.triggered(),
                progress.reserved());
    }

    private static @Nullable ShownSize size(OrderSize size) {
        return switch (size) {
            case OrderSize.Shares _ -> null;
            case OrderSize.Cash(BigDecimal amount) -> new ShownSize(amount, null, null);
            case OrderSize.EquityPercent(BigDecimal percent) -> new ShownSize(null, percent, null);
            case OrderSize.RiskPercent(BigDecimal percent) -> new ShownSize(null, null, percent);
        };
    }

    private static String life(TimeInForce life) {
        return switch (life) {
            case TimeInForce.GoodTillCancelled _ -> "gtc";
            case TimeInForce.Day _ -> "day";
            case TimeInForce.GoodTillDate _ -> "gtd";
        };
    }
}
