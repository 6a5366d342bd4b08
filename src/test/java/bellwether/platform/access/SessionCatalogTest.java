package bellwether.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.KeyLookup.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The life of sessions, and what is stored of them.
final class SessionCatalogTest {
    private static final MasterKey MASTER = MasterKey.parse("0123456789abcdef0123456789abcdef");
    private static final Actor ROOT = new Actor(KeyAuthenticator.MASTER, "r-1", "192.0.2.1");
    private static final SessionCatalog.Wish WISH =
            new SessionCatalog.Wish(false, "a browser", Optional.empty());

    private final TestDatabase database = TestDatabase.create();
    private final KeyDao keys = new KeyDao(database.jdbi());
    private final SessionDao sessions = new SessionDao(database.jdbi());
    private final AuditDao audit = new AuditDao(database.jdbi());
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final DeferredAudit ledger = new DeferredAudit(keys, sessions, audit, () -> now);
    private final KeyAuthenticator known = authenticator(Optional.of(MASTER));
    private final AuditTrail trail = new AuditTrail(audit, () -> now);
    private final SessionCatalog catalog = catalog(known);

    @AfterEach
    void close() {
        database.close();
    }

    private KeyAuthenticator authenticator(Optional<MasterKey> master) {
        return new KeyAuthenticator(master, keys, sessions, ledger, () -> now);
    }

    private SessionCatalog catalog(KeyAuthenticator authenticator) {
        return new SessionCatalog(database.jdbi(), sessions, keys, authenticator, trail, () -> now);
    }

    private KeyCatalog.Made key(String owner) {
        return new KeyCatalog(database.jdbi(), keys, known, trail, () -> now)
                .make(
                        ROOT,
                        new KeyRequest("laptop", "trader", owner, null, null, null),
                        Optional.empty());
    }

    private static Actor holder(ApiKey key) {
        return new Actor(new Caller(key.prefix(), key.owner(), key.role()), "r-2", "192.0.2.2");
    }

    private int stored() {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery("select count(*) from access_session")
                                .mapTo(Integer.class)
                                .one());
    }

    private Check check(SessionCatalog.Opened opened) {
        return known.session(opened.token().text());
    }

    @Test
    void theRowHasTheHashOfTheTokenAndNothingThatOpens() {
        SessionCatalog.Opened opened = catalog.open(ROOT, WISH);
        String row =
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery("select s::text from access_session s")
                                        .mapTo(String.class)
                                        .one());
        assertFalse(row.contains(opened.token().text()));
        assertTrue(opened.token().text().matches("[A-Za-z0-9_-]{43}"), "256 bits");
        assertEquals("SessionToken[…]", opened.token().toString());
        assertEquals(
                List.of(32),
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery("select octet_length(hash) from access_session")
                                        .mapTo(Integer.class)
                                        .list()));
        Check.Good good = assertInstanceOf(Check.Good.class, check(opened));
        assertEquals(
                new Caller("master", "local", Role.ADMIN, opened.session().publicId()),
                good.caller());
    }

    /// Without its key a session would be taken for one of the master key.
    @Test
    void aKeyThatWasDeletedMeanwhileOpensNothing() {
        ApiKey gone = key("ann").key();
        database.jdbi().useHandle(h -> h.execute("delete from api_key"));
        Refusal refusal = assertThrows(Refusal.class, () -> catalog.open(holder(gone), WISH));
        assertEquals("unknown_key", refusal.code());
        assertEquals(0, stored());
    }

    @Test
    void nightlyWorkRemovesThoseThatHaveEndedAndNoOther() {
        catalog.open(ROOT, WISH);
        KeyCatalog.Made revoked = key("ann");
        catalog.open(holder(revoked.key()), WISH);
        SessionCatalog.Opened fresh = catalog.open(holder(key("bea").key()), WISH);
        assertEquals(0, catalog.tidy(database.jdbi()).removed());
        keys.revoke(revoked.key().id(), now);
        assertEquals(1, catalog.tidy(database.jdbi()).removed());
        now = now.plus(Duration.ofHours(11));
        assertInstanceOf(Check.Good.class, check(fresh));
        ledger.write();
        now = now.plus(Duration.ofHours(1));
        assertEquals(1, catalog.tidy(database.jdbi()).removed(), "the idle one");
        assertInstanceOf(Check.Good.class, check(fresh));
        assertEquals(1, stored());
    }

    @Test
    void thoseOfAnotherMasterKeyAreRemovedToo() {
        SessionCatalog.Opened opened = catalog.open(ROOT, WISH);
        for (Optional<MasterKey> other :
                List.of(
                        Optional.<MasterKey>empty(),
                        Optional.of(MasterKey.parse("another0another0another0another0")))) {
            assertInstanceOf(Check.Gone.class, authenticator(other).session(opened.token().text()));
        }
        assertEquals(1, catalog(authenticator(Optional.empty())).tidy(database.jdbi()).removed());
    }

    /// Ended sessions are not remembered as good by streams, whose second this is.
    @Test
    void manyAreJudgedTogether() {
        KeyCatalog.Made made = key("ann");
        Caller byKey = holder(made.key()).caller();
        Caller first = caller(catalog.open(holder(made.key()), WISH));
        Caller second = caller(catalog.open(holder(made.key()), WISH));
        Caller master = caller(catalog.open(ROOT, WISH));
        Caller stranger = new Caller("bw_none", "ann", Role.ADMIN);
        Set<Caller> all =
                Set.of(
                        byKey,
                        first,
                        second,
                        master,
                        stranger,
                        KeyAuthenticator.MASTER,
                        Caller.LOCAL);
        assertEquals(
                Set.of(byKey, first, second, master, KeyAuthenticator.MASTER), known.standing(all));
        catalog.end(holder(made.key()), first.session());
        assertEquals(Set.of(byKey, second, master, KeyAuthenticator.MASTER), known.standing(all));
        keys.revoke(made.key().id(), now);
        assertEquals(Set.of(master, KeyAuthenticator.MASTER), known.standing(all));
        assertEquals(Set.of(), authenticator(Optional.empty()).standing(all));
    }

    private static Caller caller(SessionCatalog.Opened opened) {
        return opened.session().caller();
    }

    @Test
    void whatABrowserSaysOfItselfIsCutAndPrintable() {
        SessionCatalog.Opened opened =
                catalog.open(
                        ROOT,
                        new SessionCatalog.Wish(
                                false, "x\u202ey\n" + "z".repeat(500), Optional.empty()));
        String agent = catalog.list("local", Long.MAX_VALUE).getFirst().client().userAgent();
        assertEquals(opened.session().client().userAgent(), agent);
        assertEquals(201, agent.length());
        assertTrue(agent.startsWith("x y z") && agent.endsWith("…"), agent);
    }
}
