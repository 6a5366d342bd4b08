package bellwether.trading.strategy.signal;

import bellwether.platform.base.Json;
import bellwether.trading.portfolio.StrategyId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What rules have signalled and what they remember.
public final class SignalDao {
    record Remembered(long barTime, SymbolMemory memory) {}

    /// Where a signal was given.
    record Place(StrategyId strategy, String symbol, long barTime) {}

    /// A signal as users see it.
    ///
    /// @param barTime when its bar began
    /// @param orderId null where nothing was ordered; the reason says why
    public record Signal(
            String symbol,
            Instant barTime,
            String signal,
            @Nullable String orderId,
            String reason,
            Instant decidedAt) {}

    Optional<Remembered> memory(Handle h, StrategyId strategy, String symbol) {
        return h.createQuery(
                        "select bar_time, memory from rule_memory where strategy = :strategy and symbol = :symbol")
                .bind("strategy", strategy.number())
                .bind("symbol", symbol)
                .map((row, _) ->
                        new Remembered(
                                row.getLong("bar_time"),
                                Json.stored(row.getString("memory"), SymbolMemory.class)))
                .findOne();
    }

    void remember(Handle h, Place at, SymbolMemory memory) {
        h.createUpdate(
                        """
                        insert into rule_memory (strategy, symbol, bar_time, memory)
                        values (:strategy, :symbol, :time, cast(:memory as jsonb))
                        on conflict (strategy, symbol) do update set bar_time = excluded.bar_time, memory = excluded.memory
                        """)
                .bind("strategy", at.strategy.number())
                .bind("symbol", at.symbol)
                .bind("time", at.barTime)
                .bind("memory", Json.write(memory))
                .execute();
    }

    /// Whether the signal is a new one: each of a bar is kept once.
    ///
    /// @param orderId empty where nothing is ordered
    boolean insert(
            Handle h,
            Place at,
            String signal,
            Optional<String> orderId,
            String reason,
            Instant now) {
        return h.createUpdate(
                                """
                                insert into strategy_signal (strategy, symbol, bar_time, signal, order_id, reason, decided_at)
                                values (:strategy, :symbol, :time, :signal, :order, :reason, :now)
                                on conflict (strategy, symbol, bar_time, signal) do nothing
                                """)
                        .bind("strategy", at.strategy.number())
                        .bind("symbol", at.symbol)
                        .bind("time", at.barTime)
                        .bind("signal", signal)
                        .bind("order", orderId.orElse(null))
                        .bind("reason", reason)
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    /// The newest first, before a bar and symbol.
    public List<Signal> list(Handle h, StrategyId strategy, int limit, int offset) {
        return h.createQuery(
                        """
                        select symbol, bar_time, signal, order_id, reason, decided_at from strategy_signal
                        where strategy = :strategy order by bar_time desc, symbol, signal limit :limit offset :offset
                        """)
                .bind("strategy", strategy.number())
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, _) ->
                        new Signal(
                                row.getString("symbol"),
                                Instant.ofEpochSecond(row.getLong("bar_time")),
                                row.getString("signal"),
                                row.getString("order_id"),
                                row.getString("reason"),
                                row.getTimestamp("decided_at").toInstant()))
                .list();
    }
}
