package bellwether.trading.portfolio.risk;

import bellwether.trading.portfolio.PortfolioId;
import java.sql.Timestamp;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of halts.
final class HaltDao {
    /// Halts a portfolio, in place of an earlier halt of another mode.
    void halt(Handle h, PortfolioId id, TradeHalt halt) {
        resume(h, id, new TradeHalt(halt.mode(), "replaced", halt.by(), halt.since()));
        state(h, id, "halted");
        h.createUpdate(
                        """
                        insert into risk_halt (portfolio, mode, reason, halted_by, halted_at)
                        values (:portfolio, :mode, :reason, :by, :now)
                        """)
                .bind("portfolio", id.number())
                .bind("mode", halt.mode().key())
                .bind("reason", halt.reason())
                .bind("by", halt.by())
                .bind("now", Timestamp.from(halt.since()))
                .execute();
    }

    /// @param resumed its reason, who and when; its mode is of no account
    void resume(Handle h, PortfolioId id, TradeHalt resumed) {
        state(h, id, "active");
        h.createUpdate(
                        """
                        update risk_halt set resume_reason = :reason, resumed_by = :by, resumed_at = :now
                        where portfolio = :portfolio and resumed_at is null
                        """)
                .bind("reason", resumed.reason())
                .bind("by", resumed.by())
                .bind("now", Timestamp.from(resumed.since()))
                .bind("portfolio", id.number())
                .execute();
    }

    private static void state(Handle h, PortfolioId id, String state) {
        h.createUpdate(
                        "update portfolio set state = :state, version = version + 1 where id = :id and state <> :state")
                .bind("state", state)
                .bind("id", id.number())
                .execute();
    }

    Optional<TradeHalt> current(Handle h, PortfolioId id) {
        return h.createQuery(
                        """
                        select mode, reason, halted_by, halted_at from risk_halt
                        where portfolio = :id and resumed_at is null order by id desc limit 1
                        """)
                .bind("id", id.number())
                .map((row, context) ->
                        new TradeHalt(
                                HaltMode.of(row.getString("mode")),
                                row.getString("reason"),
                                row.getString("halted_by"),
                                row.getTimestamp("halted_at").toInstant()))
                .findOne();
    }
}
