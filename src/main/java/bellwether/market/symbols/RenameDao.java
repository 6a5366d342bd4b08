package bellwether.market.symbols;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gives symbols new names, and takes them back.
public final class RenameDao {
    private static final String RENAME =
            """
            with gone as (
                insert into symbol_alias (ticker, symbol_id, until, recorded_by, created_at)
                select ticker, id, :on, :by, :now from symbol where id = :symbol
            )
            update symbol set ticker = :to, record_version = record_version + 1, updated_at = :now
            where id = :symbol
            """;

    private static final String LOCK_NAME =
            "select symbol_id from symbol_alias where ticker = :name for update";

    private static final String TAKE_BACK =
            """
            with gone as (
                delete from symbol_alias where ticker = :former and symbol_id = :symbol
            )
            update symbol set ticker = :former, record_version = record_version + 1,
                updated_at = :now
            where id = :symbol
            """;

    private static final String NEWEST =
            """
            select max(day)
            from (
                select date '1970-01-01' + (last_ts / 86400)::int as day
                from series where symbol_id = :symbol
                union all
                select ex_date from corporate_action where symbol_id = :symbol
            ) as days
            """;

    public void rename(
            Handle handle, long symbolId, Ticker to, LocalDate on, String recordedBy, Instant now) {
        handle.createUpdate(RENAME)
                .bind("symbol", symbolId)
                .bind("to", to.name())
                .bind("on", on)
                .bind("by", recordedBy)
                .bind("now", now)
                .execute();
    }

    /// Waits until nobody stores rows by this former name any more.
    void lockName(Handle handle, Ticker former) {
        handle.createQuery(LOCK_NAME).bind("name", former.name()).mapTo(Long.class).findOne();
    }

    /// Gives a symbol its last name back.
    void takeBack(Handle handle, long symbolId, Ticker former, Instant now) {
        handle.createUpdate(TAKE_BACK)
                .bind("symbol", symbolId)
                .bind("former", former.name())
                .bind("now", now)
                .execute();
    }

    /// The newest day that a bar, a split or a dividend is of.
    Optional<LocalDate> newest(Handle handle, long symbolId) {
        return handle.createQuery(NEWEST).bind("symbol", symbolId).mapTo(LocalDate.class).findOne();
    }
}
