package bellwether.platform.http.security;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.ClientAddress;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.KeyLookup.Check;
import bellwether.platform.http.TicketLookup;
import bellwether.platform.http.limits.WrongKeys;
import bellwether.platform.http.problem.KnownRefusals;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Looks keys, sessions and tickets up, few at a time, so that a crowd leaves the database's
/// connections to those who have been let in. Who has shown too many wrong ones is not shut out,
/// for a good key may come from the same address; but from there one that was not good lately waits
/// behind all others.
final class BoundedKeyLookup {
    private static final int PLACES = 16;
    private static final int PLACES_FOR_SUSPECTS = 2;
    private static final long PATIENCE_MILLIS = 3_000;
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final int MOST_KNOWN = 10_000;

    private final KeyLookup keys;
    private final TicketLookup tickets;
    private final WrongKeys wrong;
    private final Semaphore places = new Semaphore(PLACES, true);
    private final Semaphore placesForSuspects = new Semaphore(PLACES_FOR_SUSPECTS, true);

    /// Hashes of keys and tokens that were good; each is looked up all the same.
    private final Cache<String, Boolean> goodLately =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterWrite(LATELY).build();

    BoundedKeyLookup(KeyLookup keys, TicketLookup tickets, WrongKeys wrong) {
        this.keys = keys;
        this.tickets = tickets;
        this.wrong = wrong;
    }

    /// What this key is.
    ///
    /// @throws Refusal 503 when too many are being looked up
    Check check(ClientAddress sender, String key) {
        return check(sender, key, () -> keys.check(key));
    }

    /// What the token of a session is.
    ///
    /// @throws Refusal 503 when too many are being looked up
    Check session(ClientAddress sender, String token) {
        return check(sender, token, () -> keys.session(token));
    }

    /// Who was given this ticket. From an address that has shown too many wrong ones the database
    /// is not asked: a ticket, unlike a key, can be replaced by another.
    ///
    /// @throws Refusal 429 after too many wrong ones, 503 when too many are being looked up
    Optional<Caller> redeem(ClientAddress sender, String ticket) {
        wrong.refusal(sender)
                .ifPresent(tooMany -> {
                    throw tooMany;
                });
        return within(places, () -> tickets.redeem(ticket));
    }

    private Check check(ClientAddress sender, String secret, Supplier<Check> look) {
        String hash = EntityTag.hash(secret.getBytes(StandardCharsets.UTF_8));
        boolean suspect =
                goodLately.getIfPresent(hash) == null && wrong.refusal(sender).isPresent();
        Check check =
                suspect
                        ? within(placesForSuspects, () -> within(places, look))
                        : within(places, look);
        if (check instanceof Check.Good) {
            goodLately.put(hash, true);
        } else {
            goodLately.invalidate(hash);
        }
        return check;
    }

    private static <T> T within(Semaphore places, Supplier<T> look) {
        if (!entered(places)) {
            throw KnownRefusals.of(503);
        }
        try {
            return look.get();
        } finally {
            places.release();
        }
    }

    private static boolean entered(Semaphore places) {
        try {
            return places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
