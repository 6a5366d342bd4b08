package bellwether.trading.portfolio.store;

import bellwether.trading.portfolio.Portfolio;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What deposits and withdrawals with a key came to.
public final class FlowKeyDao {
    /// A key and the request that has it.
    public record Used(String key, String fingerprint, Instant at) {}

    /// Keeps a key. Where it was used before, nothing is kept and the fingerprint of the request
    /// then is given.
    public Optional<String> keep(Handle h, Portfolio portfolio, Used now) {
        int kept =
                h.createUpdate(
                                """
                                insert into flow_key (owner, key, portfolio, fingerprint, taken_at)
                                values (:owner, :key, :portfolio, :fingerprint, :at)
                                on conflict (owner, key) do nothing
                                """)
                        .bind("owner", portfolio.owner())
                        .bind("key", now.key())
                        .bind("portfolio", portfolio.id().number())
                        .bind("fingerprint", now.fingerprint())
                        .bind("at", Timestamp.from(now.at()))
                        .execute();
        return kept == 1
                ? Optional.empty()
                : h.createQuery(
                                "select fingerprint from flow_key where owner = :owner and key = :key")
                        .bind("owner", portfolio.owner())
                        .bind("key", now.key())
                        .mapTo(String.class)
                        .findOne();
    }
}
