package bellwether.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Without a master key someone can always create keys, whoever revokes, rotates and deletes at the
/// same time.
final class LastAdminKeyTest {
    private static final Actor LOCAL = new Actor(Caller.LOCAL, "r-1", "");

    private final TestDatabase database = TestDatabase.create();
    private final KeyDao keys = new KeyDao(database.jdbi());
    private final SessionDao sessions = new SessionDao(database.jdbi());
    private final AuditDao audit = new AuditDao(database.jdbi());
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");

    @AfterEach
    void close() {
        database.close();
    }

    private KeyCatalog catalog(Optional<MasterKey> master) {
        DeferredAudit ledger = new DeferredAudit(keys, sessions, audit, () -> now);
        return new KeyCatalog(
                database.jdbi(),
                keys,
                new KeyAuthenticator(master, keys, sessions, ledger, () -> now),
                new AuditTrail(audit, () -> now),
                () -> now);
    }

    private final KeyCatalog catalog = catalog(Optional.empty());

    private ApiKey admin(String owner, @Nullable String expires) {
        return catalog.make(
                        LOCAL,
                        new KeyRequest(owner, "admin", owner, expires, null, null),
                        Optional.empty())
                .key();
    }

    private static Actor holder(ApiKey key) {
        return new Actor(new Caller(key.prefix(), key.owner(), Role.ADMIN), "r-2", "");
    }

    private void revoke(ApiKey by, ApiKey key) {
        catalog.revoke(holder(by), key.id().toString());
    }

    private static String refused(Executable asked) {
        return assertThrows(Refusal.class, asked).code();
    }

    /// Begins all of them, and lets none go on before each has come to where one waits for another.
    private List<Boolean> together(Consumer<Handle> meanwhile, List<Runnable> acts)
            throws Exception {
        List<CompletableFuture<Boolean>> ended = new ArrayList<>();
        database.jdbi()
                .useTransaction(h -> {
                    OwnerKeyDao.lockAdmins(h);
                    for (Runnable act : acts) {
                        ended.add(
                                CompletableFuture.supplyAsync(
                                        succeeds(act), Thread::startVirtualThread));
                    }
                    Waiting.until(() -> waiting(h) == acts.size());
                    meanwhile.accept(h);
                });
        List<Boolean> succeeded = new ArrayList<>();
        for (CompletableFuture<Boolean> one : ended) {
            succeeded.add(one.get(20, TimeUnit.SECONDS));
        }
        return succeeded;
    }

    private static Supplier<Boolean> succeeds(Runnable act) {
        return () -> {
            try {
                act.run();
                return true;
            } catch (Refusal refusal) {
                return false;
            }
        };
    }

    private static int waiting(Handle h) {
        return h.createQuery(
                        """
                        select count(*) from pg_locks where locktype = 'advisory' and not granted
                          and database = (select oid from pg_database where datname = current_database())
                        """)
                .mapTo(Integer.class)
                .one();
    }

    @Test
    void twoAdminsThatRevokeEachOtherAtOnceLeaveOne() throws Exception {
        ApiKey ann = admin("ann", null);
        ApiKey bob = admin("bob", null);
        List<Boolean> succeeded =
                together(_ -> {}, List.of(() -> revoke(ann, bob), () -> revoke(bob, ann)));
        assertEquals(1, succeeded.stream().filter(one -> one).count(), succeeded.toString());
        assertEquals(1, keys.adminOwners(now).size());
    }

    @Test
    void aKeyIsNotRotatedBehindADeletionOfItsOwner() throws Exception {
        ApiKey ann = admin("ann", null);
        admin("bob", null);
        List<Boolean> succeeded =
                together(
                        h -> OwnerKeyDao.revokeAll(h, "ann", now),
                        List.of(() ->
                                catalog.rotate(holder(ann), ann.id().toString(), Duration.ZERO)));
        assertEquals(List.of(false), succeeded);
        assertEquals(Set.of("bob"), keys.adminOwners(now));
    }

    @Test
    void theLastAdminKeyIsRotatedAndNotRevoked() {
        ApiKey ann = admin("ann", null);
        ApiKey brief = admin("bob", "2026-03-03T13:00:00Z");
        now = now.plus(Duration.ofHours(1));
        assertEquals("last_admin_key", refused(() -> revoke(ann, ann)));
        catalog.revoke(LOCAL, brief.id().toString());
        ApiKey next = catalog.rotate(holder(ann), ann.id().toString(), Duration.ofDays(1)).key();
        assertEquals("last_admin_key", refused(() -> revoke(ann, next)), "ann ends tomorrow");
        revoke(next, ann);
        assertEquals("last_admin_key", refused(() -> revoke(next, next)));
        assertTrue(keys.find(next.id()).orElseThrow().revokedAt().isEmpty());
    }

    @Test
    void withAMasterKeyEachCanBeRevoked() {
        ApiKey ann = admin("ann", null);
        catalog(Optional.of(MasterKey.parse("0123456789abcdef0123456789abcdef")))
                .revoke(holder(ann), ann.id().toString());
        assertEquals(Set.of(), keys.adminOwners(now));
    }
}
