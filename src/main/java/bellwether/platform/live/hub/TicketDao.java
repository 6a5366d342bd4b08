package bellwether.platform.live.hub;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.base.Sha256;
import bellwether.platform.http.TicketLookup;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Tickets that open one stream each, soon after they were given, in any process.
public final class TicketDao implements TicketLookup {
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final int BYTES = 24;

    private final Jdbi jdbi;
    private final SecureRandom random = new SecureRandom();

    public TicketDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A ticket that was just made.
    public record Ticket(String ticket, Instant expiresAt) {}

    /// Makes a ticket for a caller, and forgets those that nobody used in time.
    public Ticket make(Caller caller) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Timestamp expires =
                jdbi.inTransaction(h -> {
                    h.execute("delete from live_ticket where expires_at < now()");
                    return h.createQuery(
                                    """
                                    insert into live_ticket (hash, key, owner, role, session, expires_at)
                                    values (:hash, :key, :owner, :role, :session, now() + make_interval(secs => :life))
                                    returning expires_at
                                    """)
                            .bind("hash", Sha256.of(text))
                            .bind("key", caller.key())
                            .bind("owner", caller.owner())
                            .bind("role", caller.role().word())
                            .bind("session", caller.session())
                            .bind("life", LIFE.toSeconds())
                            .mapTo(Timestamp.class)
                            .one();
                });
        return new Ticket(text, expires.toInstant());
    }

    @Override
    public Optional<Caller> redeem(String ticket) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                with used as (
                                  delete from live_ticket where hash = :hash
                                  returning key, owner, role, session, expires_at)
                                select key, owner, role, session from used where expires_at >= now()
                                """)
                        .bind("hash", Sha256.of(ticket))
                        .map((row, ctx) ->
                                new Caller(
                                        row.getString("key"),
                                        row.getString("owner"),
                                        Role.valueOf(
                                                row.getString("role").toUpperCase(Locale.ROOT)),
                                        row.getString("session")))
                        .findOne());
    }
}
