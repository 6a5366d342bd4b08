package bellwether.trading.strategy.signal;

import bellwether.platform.base.Json;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.strategy.Strategy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What rules have signalled and what they remember.
public final class SignalDao {
    private static final String NOT_TAKEN =
            "the order was not taken in: a limit of the portfolio or a rule of orders refused it";

    record Remembered(long barTime, SymbolMemory memory) {}

    /// Where a signal was given.
    record Place(StrategyId strategy, String symbol, long barTime) {}

    /// A signal as users see it.
    ///
    /// @param barTime when its bar began
    /// @param orderId null where nothing was ordered; the reason says why
    public record Signal(
            long number,
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

    /// Keeps a signal: each of a bar once.
    ///
    /// @param signal a word: which side is entered or left, or that nothing was
    /// @return its number; empty where it is known already
    Optional<Long> insert(
            Handle h, Place at, String signal, boolean ordered, String reason, Instant now) {
        return h.createQuery(
                        """
                        insert into strategy_signal (strategy, symbol, bar_time, signal, ordered, reason, decided_at)
                        values (:strategy, :symbol, :time, :signal, :ordered, :reason, :now)
                        on conflict (strategy, symbol, bar_time, signal) do nothing returning id
                        """)
                .bind("strategy", at.strategy.number())
                .bind("symbol", at.symbol)
                .bind("time", at.barTime)
                .bind("signal", signal)
                .bind("ordered", ordered)
                .bind("reason", reason)
                .bind("now", Timestamp.from(now))
                .mapTo(Long.class)
                .findOne();
    }

    /// Keeps why the order of a signal was not taken in.
    void refuse(Handle h, String orderId, String reason) {
        h.createUpdate(
                        """
                        update strategy_signal set ordered = false, reason = :reason
                        where id = :number and 'r' || id || '.' || signal = :order
                        """)
                .bind("number", Long.parseLong(orderId.substring(1, orderId.indexOf('.'))))
                .bind("order", orderId)
                .bind("reason", reason)
                .execute();
    }

    /// What the account calls the order of a signal.
    static String orderId(long number, String signal) {
        return "r" + number + '.' + signal;
    }

    /// The newest first.
    ///
    /// @param before only those with a lower number
    public List<Signal> list(Handle h, Strategy strategy, long before, int limit) {
        return h.createQuery(
                        """
                        select s.id, s.symbol, s.bar_time, s.signal, s.ordered, s.reason, s.decided_at,
                          exists (select from trade_order o where o.portfolio = :portfolio
                            and o.id = 'r' || s.id || '.' || s.signal) as taken
                        from strategy_signal s
                        where s.strategy = :strategy and s.id < :before order by s.id desc limit :limit
                        """)
                .bind("strategy", strategy.id().number())
                .bind("portfolio", strategy.portfolio().number())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> signal(row, strategy))
                .list();
    }

    private static Signal signal(ResultSet row, Strategy strategy) throws SQLException {
        String signal = row.getString("signal");
        boolean taken = row.getBoolean("taken");
        return new Signal(
                row.getLong("id"),
                row.getString("symbol"),
                Instant.ofEpochSecond(row.getLong("bar_time")),
                signal,
                taken
                        ? "or_%d_%s"
                                .formatted(
                                        strategy.portfolio().number(),
                                        orderId(row.getLong("id"), signal))
                        : null,
                row.getBoolean("ordered") && !taken ? NOT_TAKEN : row.getString("reason"),
                row.getTimestamp("decided_at").toInstant());
    }
}
