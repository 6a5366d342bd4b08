package bellwether.trading.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/// Who does what, by leases in the database and by its clock. A lease that is not renewed ends by
/// itself; each new holder has a higher fence, and a write under an older one is refused.
public final class Duties {
    /// How long a holder that is not heard of keeps its duty.
    public static final Duration LEASE = Duration.ofSeconds(30);

    private final Jdbi jdbi;
    private final String holder;

    /// @param holder names this process, for people too
    public Duties(Jdbi jdbi, String holder) {
        this.jdbi = jdbi;
        this.holder = holder;
    }

    /// A duty in hand.
    public record Held(Duty duty, String holder, long fence) {}

    /// How a duty stands.
    ///
    /// @param holder the last one
    /// @param running whether its lease has not ended
    public record Standing(Duty duty, String holder, long fence, Instant until, boolean running) {}

    /// Takes a duty, or renews the lease on it. Empty while another holds it.
    public Optional<Held> take(Duty duty) {
        return jdbi.inTransaction(h ->
                h.createQuery(
                                """
                                insert into duty as held (name, holder, fence, until)
                                values (:name, :holder, 1, clock_timestamp() + make_interval(secs => :lease))
                                on conflict (name) do update set holder = excluded.holder, until = excluded.until,
                                  fence = held.fence
                                    + case when held.holder = excluded.holder and held.until > clock_timestamp() then 0 else 1 end
                                where held.holder = excluded.holder or held.until <= clock_timestamp()
                                returning fence
                                """)
                        .bind("name", duty.key())
                        .bind("holder", holder)
                        .bind("lease", LEASE.toSeconds())
                        .mapTo(Long.class)
                        .findOne()
                        .map(fence -> new Held(duty, holder, fence)));
    }

    /// Keeps others from taking the duty until the transaction ends.
    ///
    /// @throws DutyLost where another holds it already
    public static void require(Handle h, Held held) {
        boolean ours =
                h.createQuery(
                                "select 1 from duty where name = :name and holder = :holder and fence = :fence for share")
                        .bind("name", held.duty().key())
                        .bind("holder", held.holder())
                        .bind("fence", held.fence())
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent();
        if (!ours) {
            throw new DutyLost(held.duty());
        }
    }

    /// Gives it up at once, for an orderly stop.
    public void release(Held held) {
        jdbi.useHandle(h ->
                h.createUpdate(
                                """
                                update duty set until = clock_timestamp()
                                where name = :name and holder = :holder and fence = :fence
                                """)
                        .bind("name", held.duty().key())
                        .bind("holder", held.holder())
                        .bind("fence", held.fence())
                        .execute());
    }

    /// All that were ever taken.
    public List<Standing> standing() {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select name, holder, fence, until, until > clock_timestamp() as running
                                from duty order by name
                                """)
                        .map(Duties::row)
                        .list());
    }

    private static Standing row(ResultSet row, StatementContext context) throws SQLException {
        return new Standing(
                Duty.valueOf(row.getString("name").toUpperCase(Locale.ROOT)),
                row.getString("holder"),
                row.getLong("fence"),
                row.getTimestamp("until").toInstant(),
                row.getBoolean("running"));
    }
}
