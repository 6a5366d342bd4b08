package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Json;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of checks, and the key that signs them.
final class CheckDao {
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /// A check as it is stored.
    record StoredCheck(long id, CheckTerms terms, Instant expiresAt, boolean used) {}

    /// The key, made by the first who needs it.
    byte[] secret(Handle h, Instant now) {
        return known(h).orElseGet(() -> {
            byte[] made = new byte[KEY_BYTES];
            random.nextBytes(made);
            h.createUpdate(
                            """
                            insert into risk_key (id, secret, created_at) values (1, :secret, :now)
                            on conflict (id) do nothing
                            """)
                    .bind("secret", made)
                    .bind("now", Timestamp.from(now))
                    .execute();
            return known(h).orElseThrow();
        });
    }

    private static Optional<byte[]> known(Handle h) {
        return h.createQuery("select secret from risk_key where id = 1")
                .map((row, context) -> row.getBytes(1))
                .findOne();
    }

    /// Removes checks that were used, or have expired, before a moment.
    ///
    /// @return how many
    int retire(Handle h, Instant before) {
        return h.createUpdate(
                        "delete from trade_check where expires_at < :before and coalesce(used_at,"
                                + " expires_at) < :before")
                .bind("before", Timestamp.from(before))
                .execute();
    }

    long insert(Handle h, CheckTerms terms, Instant now, Instant expiresAt) {
        return h.createQuery(
                        """
                        insert into trade_check (owner, portfolio, terms, created_at, expires_at)
                        values (:owner, :portfolio, cast(:terms as jsonb), :now, :expires) returning id
                        """)
                .bind("owner", terms.account().owner())
                .bind("portfolio", terms.account().portfolio())
                .bind("terms", Json.write(terms))
                .bind("now", Timestamp.from(now))
                .bind("expires", Timestamp.from(expiresAt))
                .mapTo(Long.class)
                .one();
    }

    /// Waits for another who uses it. One that a program before made, without a strategy, is
    /// unknown; it had minutes to live.
    Optional<StoredCheck> lock(Handle h, long id) {
        return h.createQuery(
                        """
                        select terms, expires_at, used_at from trade_check
                        where id = :id and terms->'account' is not null for update
                        """)
                .bind("id", id)
                .map((row, context) ->
                        new StoredCheck(
                                id,
                                Json.stored(row.getString("terms"), CheckTerms.class),
                                row.getTimestamp("expires_at").toInstant(),
                                row.getTimestamp("used_at") != null))
                .findOne();
    }

    /// False where it has been used.
    boolean use(Handle h, long id, String orderId, Instant now) {
        return h.createUpdate(
                                """
                                update trade_check set used_at = :now, order_id = :order
                                where id = :id and used_at is null
                                """)
                        .bind("now", Timestamp.from(now))
                        .bind("order", orderId)
                        .bind("id", id)
                        .execute()
                == 1;
    }
}
