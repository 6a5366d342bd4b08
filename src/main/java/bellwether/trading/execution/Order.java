package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What is asked for. Valid by itself; whether it can be afforded is found when it is accepted.
///
/// @param id unique in the account
/// @param reduceOnly never opens or turns a position over
/// @param oco the id of another order: what one of them fills, the other no longer wants
/// @param rank of those that open at the same open the lowest comes first, and none comes last
/// @param origin what asked for it, such as a rule's name; empty where a person did
public record Order(
        String id,
        PositionKey position,
        OrderSide side,
        OrderSize size,
        OrderType type,
        TimeInForce timeInForce,
        boolean reduceOnly,
        Bracket bracket,
        @Nullable String oco,
        @Nullable Integer rank,
        String origin) {
    public Order {
        if (id.isBlank()) {
            throw Refusal.invalid("/id", "must not be empty");
        }
        if (reduceOnly && !bracket.isEmpty()) {
            throw Bracket.refusal("bracket must be absent where reduce_only is true");
        }
        if (id.equals(oco)) {
            throw Refusal.invalid("/oco", "must be another order, was its own id " + id);
        }
        BracketCheck.check(side, type, bracket);
    }

    /// A good-till-cancelled order without a bracket.
    public static Order of(
            String id, PositionKey position, OrderSide side, OrderSize size, OrderType type) {
        return new Order(
                id,
                position,
                side,
                size,
                type,
                TimeInForce.GTC,
                false,
                Bracket.NONE,
                null,
                null,
                "");
    }

    /// Refuses exits on the wrong side of the entry, the last price where the order names none.
    public void requireExitsAround(SymbolMark last) {
        BigDecimal entry = BracketCheck.entry(type);
        BracketCheck.check(
                side,
                bracket,
                entry == null ? last.price() : entry,
                entry == null
                        ? "the last price %s of %s, of %s"
                                .formatted(last.price().toPlainString(), last.symbol(), last.date())
                        : "the entry %s of a %s".formatted(entry.toPlainString(), side.key()));
    }

    public Order withTimeInForce(TimeInForce changed) {
        return new Order(
                id, position, side, size, type, changed, reduceOnly, bracket, oco, rank, origin);
    }

    /// The same, never opening a position.
    public Order reducing() {
        return new Order(
                id, position, side, size, type, timeInForce, true, bracket, oco, rank, origin);
    }

    public Order withBracket(Bracket changed) {
        return new Order(
                id,
                position,
                side,
                size,
                type,
                timeInForce,
                reduceOnly,
                changed,
                oco,
                rank,
                origin);
    }

    public Order withOco(@Nullable String other) {
        return new Order(
                id,
                position,
                side,
                size,
                type,
                timeInForce,
                reduceOnly,
                bracket,
                other,
                rank,
                origin);
    }

    public Order withRank(@Nullable Integer changed) {
        return new Order(
                id,
                position,
                side,
                size,
                type,
                timeInForce,
                reduceOnly,
                bracket,
                oco,
                changed,
                origin);
    }

    public Order withOrigin(String changed) {
        return new Order(
                id,
                position,
                side,
                size,
                type,
                timeInForce,
                reduceOnly,
                bracket,
                oco,
                rank,
                changed);
    }
}
