package bellwether.platform.access;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.DeniedRequest;
import bellwether.platform.base.KeyQuota;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Role;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.KeyLookup.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The life of keys, and what is kept of it.
final class KeyCatalogTest {
    private static final String MASTER = "0123456789abcdef0123456789abcdef";
    private static final Actor ROOT =
            new Actor(new Caller("master", "local", Role.ADMIN), "r-1", "192.0.2.1");

    private final TestDatabase database = TestDatabase.create();
    private final KeyDao keys = new KeyDao(database.jdbi());
    private final SessionDao sessions = new SessionDao(database.jdbi());
    private final AuditDao audit = new AuditDao(database.jdbi());
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final DeferredAudit ledger = new DeferredAudit(keys, sessions, audit, () -> now);
    private KeyAuthenticator known = authenticator(Optional.of(MasterKey.parse(MASTER)));

    @AfterEach
    void close() {
        database.close();
    }

    private KeyAuthenticator authenticator(Optional<MasterKey> master) {
        return new KeyAuthenticator(master, keys, sessions, ledger, () -> now);
    }

    private KeyCatalog catalog() {
        return new KeyCatalog(
                database.jdbi(), keys, known, new AuditTrail(audit, () -> now), () -> now);
    }

    private static KeyRequest request(String role, @Nullable String expires) {
        return new KeyRequest("laptop", role, "ann", expires, null, 5_000);
    }

    private KeyCatalog.Made made() {
        return catalog().make(ROOT, request("trader", null), Optional.empty());
    }

    private List<AuditEntry> entries() {
        return audit.list(
                new AuditDao.Filter(
                        Optional.empty(), Optional.empty(), Optional.empty(), Long.MAX_VALUE),
                100);
    }

    private static RefusalKind refused(org.junit.jupiter.api.function.Executable asked) {
        return assertThrows(Refusal.class, asked).kind();
    }

    /// Each change keeps what another one, which commits while it waits, has changed.
    @Test
    void aChangeOfTheQuotaKeepsANameThatWasChangedAtTheSameMoment() throws Exception {
        String id = made().key().id().toString();
        CompletableFuture<ApiKey> other =
                database.jdbi()
                        .inTransaction(h -> {
                            h.execute("update api_key set name = 'desk'");
                            CompletableFuture<ApiKey> change =
                                    CompletableFuture.supplyAsync(() ->
                                            catalog()
                                                    .change(
                                                            ROOT,
                                                            id,
                                                            new KeyChange(null, 70, null)));
                            awaitBlocked();
                            return change;
                        });
        ApiKey changed = other.get(20, TimeUnit.SECONDS);
        assertEquals("desk", changed.name());
        assertEquals(Optional.of(70), changed.quota().perHour());
    }

    private void awaitBlocked() {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        database.jdbi()
                                .withHandle(h ->
                                        h.createQuery(
                                                        "select exists (select from pg_locks where not"
                                                                + " granted)")
                                                .mapTo(Boolean.class)
                                                .one()));
    }

    @Test
    void aNewKeyOpensAndItsSecretIsNotKept() {
        KeyCatalog.Made made = made();
        assertEquals(
                new Check.Good(
                        new Caller(made.key().prefix(), "ann", Role.TRADER),
                        new KeyQuota(Optional.empty(), Optional.of(5_000))),
                known.check(made.secret().text()));
        assertEquals(Optional.of(made.key()), keys.find(made.key().id()));
        String stored =
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery("select api_key::text from api_key")
                                        .mapTo(String.class)
                                        .one());
        assertFalse(stored.contains(made.secret().text().substring(15)), stored);
        AuditEntry entry = entries().getFirst();
        assertEquals("key.create", entry.action());
        assertEquals(made.key().prefix() + ", trader of ann", entry.outcome());
    }

    @Test
    void aKeyOfAnotherSecretIsUnknown() {
        made();
        assertInstanceOf(Check.Unknown.class, known.check("bw_0000000000_" + "A".repeat(43)));
        assertInstanceOf(Check.Unknown.class, known.check("x"));
        assertEquals(
                new Check.Good(new Caller("master", "local", Role.ADMIN)), known.check(MASTER));
    }

    @Test
    void quotasChangeForTheNextRequestAndZeroGivesBackTheServicesOwn() {
        KeyCatalog.Made made = made();
        String id = made.key().id().toString();
        catalog().change(ROOT, id, new KeyChange(null, 70, null));
        assertEquals(
                new KeyQuota(Optional.of(70), Optional.of(5_000)),
                ((Check.Good) known.check(made.secret().text())).quota());
        ApiKey changed = catalog().change(ROOT, id, new KeyChange("desk", 0, 9));
        assertEquals(new KeyQuota(Optional.empty(), Optional.of(9)), changed.quota());
        assertEquals("desk", changed.name());
        AuditEntry entry = entries().getFirst();
        assertEquals("key.change", entry.action());
        assertEquals("name \"desk\", 0 requests an hour, 9 requests a day", entry.outcome());
    }

    @Test
    void aChangeOfNothingIsRefused() {
        assertEquals(1, new KeyChange(null, null, null).faults().size());
        assertEquals(List.of(), new KeyChange(null, 1, null).faults());
    }

    @Test
    void aRepeatedRequestMakesNoSecondKey() {
        Optional<String> once = Optional.of("once");
        KeyCatalog.Made first = catalog().make(ROOT, request("reader", null), once);
        Refusal refusal =
                assertThrows(
                        Refusal.class, () -> catalog().make(ROOT, request("reader", null), once));
        assertEquals(RefusalKind.CONFLICT, refusal.kind());
        assertTrue(refusal.detail().contains(first.key().id().toString()), refusal.detail());
        assertEquals(1, keys.list(Optional.empty(), 10).size());
        assertEquals(1, entries().size(), "nothing is noted of what was not done");
        Actor other = new Actor(new Caller("bw_1", "bob", Role.ADMIN), "r-2", "");
        catalog().make(other, request("reader", null), once);
        assertEquals(2, keys.list(Optional.empty(), 10).size(), "another maker's own");
    }

    @Test
    void aKeyThatWouldBeOverAtOnceIsNotMade() {
        assertEquals(
                RefusalKind.INVALID,
                refused(() ->
                        catalog()
                                .make(
                                        ROOT,
                                        request("reader", "2026-03-03T12:00:00Z"),
                                        Optional.empty())));
        Check.Gone gone;
        KeyCatalog.Made made =
                catalog().make(ROOT, request("reader", "2026-03-03T12:00:01Z"), Optional.empty());
        now = now.plusSeconds(1);
        gone = assertInstanceOf(Check.Gone.class, known.check(made.secret().text()));
        assertEquals(new Check.Gone(made.key().prefix(), "expired"), gone);
    }

    @Test
    void withoutAMasterKeyTheFirstKeyIsAnAdmins() {
        known = authenticator(Optional.empty());
        assertEquals(Optional.of(Caller.LOCAL), known.keyless());
        Actor local = new Actor(Caller.LOCAL, "r", "");
        assertEquals(
                RefusalKind.INVALID,
                refused(() -> catalog().make(local, request("trader", null), Optional.empty())));
        assertTrue(known.stands(Caller.LOCAL));
        catalog().make(local, request("admin", null), Optional.empty());
        assertEquals(Optional.empty(), known.keyless(), "from then on nobody does without a key");
        assertFalse(known.stands(Caller.LOCAL));
        catalog().make(local, request("trader", null), Optional.empty());
    }

    @Test
    void aRotatedKeyWorksUntilItsGraceIsOver() {
        KeyCatalog.Made old = made();
        KeyCatalog.Made fresh =
                catalog().rotate(ROOT, old.key().id().toString(), Duration.ofMinutes(1));
        assertEquals(Optional.of(old.key().id()), fresh.key().replaces());
        assertInstanceOf(Check.Good.class, known.check(fresh.secret().text()));
        assertInstanceOf(Check.Good.class, known.check(old.secret().text()));
        Caller caller = new Caller(old.key().prefix(), "ann", Role.TRADER);
        assertTrue(known.stands(caller));
        now = now.plus(Duration.ofMinutes(1));
        assertEquals(
                new Check.Gone(old.key().prefix(), "revoked"), known.check(old.secret().text()));
        assertFalse(known.stands(caller), "also for those who are being answered");
        assertEquals(
                "replaced by %s (%s), grace 60 s".formatted(fresh.key().id(), fresh.key().prefix()),
                entries().getFirst().outcome());
    }

    @Test
    void aKeyIsRotatedOnce() {
        String id = made().key().id().toString();
        catalog().rotate(ROOT, id, Duration.ofDays(1));
        assertEquals(
                RefusalKind.CONFLICT, refused(() -> catalog().rotate(ROOT, id, Duration.ZERO)));
        assertEquals(2, keys.list(Optional.empty(), 10).size());
    }

    @Test
    void revokingEndsAGraceAndIsNotedOnce() {
        KeyCatalog.Made old = made();
        String id = old.key().id().toString();
        catalog().rotate(ROOT, id, Duration.ofDays(1));
        assertEquals(Optional.of(now), catalog().revoke(ROOT, id).revokedAt());
        int noted = entries().size();
        now = now.plusSeconds(9);
        assertEquals(
                Optional.of(now.minusSeconds(9)),
                catalog().revoke(ROOT, id).revokedAt(),
                "no later than it was");
        assertEquals(noted, entries().size());
    }

    @Test
    void anIdIsFoundInItsOneSpelling() {
        String id = made().key().id().toString();
        assertEquals(id, catalog().find(id).id().toString());
        for (String other : List.of("1-1-1-1-1", id.toUpperCase(java.util.Locale.ROOT) + "0", "")) {
            assertEquals(RefusalKind.NOT_FOUND, refused(() -> catalog().find(other)), other);
        }
        assertEquals(Optional.empty(), KeyCatalog.uuid("0-0-0-0-1"));
    }

    @Test
    void listsAreNewestFirstPageByPage() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(made().key().id());
            now = now.plusSeconds(1);
        }
        List<UUID> first = ids(keys.list(Optional.empty(), 2));
        assertEquals(ids.subList(0, 2), first);
        assertEquals(ids.subList(2, 4), ids(keys.list(Optional.of(first.getLast()), 2)));
        assertEquals(List.of(), ids(keys.list(Optional.of(ids.getLast()), 2)));
    }

    private static List<UUID> ids(List<ApiKey> page) {
        return page.stream().map(ApiKey::id).toList();
    }

    @Test
    void aUseIsWrittenOnceAMinuteAtMost() {
        UUID id = made().key().id();
        keys.used(Map.of(id, now));
        assertEquals(Optional.of(now), keys.find(id).orElseThrow().lastUsedAt());
        keys.used(Map.of(id, now.plusSeconds(59)));
        assertEquals(Optional.of(now), keys.find(id).orElseThrow().lastUsedAt());
        keys.used(Map.of(id, now.plusSeconds(60), UUID.randomUUID(), now));
        assertEquals(Optional.of(now.plusSeconds(60)), keys.find(id).orElseThrow().lastUsedAt());
    }

    @Test
    void usesAreWrittenLaterThanTheyHappen() {
        KeyCatalog.Made made = made();
        known.check(made.secret().text());
        assertEquals(Optional.empty(), keys.find(made.key().id()).orElseThrow().lastUsedAt());
        Instant used = now;
        now = now.plusSeconds(30);
        ledger.write();
        assertEquals(Optional.of(used), keys.find(made.key().id()).orElseThrow().lastUsedAt());
    }

    private static DeniedRequest denied(String route, String requestId) {
        return new DeniedRequest("", "", route, "unknown_key", requestId, "203.0.113.0");
    }

    private AuditEntry entryOf(String route) {
        return entries().stream()
                .filter(entry -> entry.object().equals(route))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void equalDenialsAreOneRowWithTheFirstTimeAndRequest() {
        ledger.denied(denied("/a", "first"));
        now = now.plusSeconds(5);
        ledger.denied(denied("/a", "second"));
        ledger.denied(denied("/b", "other"));
        ledger.write();
        AuditEntry entry = entryOf("/a");
        assertEquals(2, entry.times());
        assertEquals("first", entry.requestId());
        assertEquals(now.minusSeconds(5), entry.at());
        assertEquals(1, entryOf("/b").times());
        ledger.write();
        assertEquals(2, entries().size(), "nothing is written twice");
    }

    @Test
    void aFloodOfDenialsMakesABoundedNumberOfRows() {
        for (int i = 0; i < DeferredAudit.MOST_KINDS + 70; i++) {
            ledger.denied(denied("/" + i, "r"));
        }
        ledger.denied(denied("/0", "r"));
        ledger.write();
        List<AuditEntry> rows =
                audit.list(
                        new AuditDao.Filter(
                                Optional.empty(),
                                Optional.of("access.denied"),
                                Optional.empty(),
                                Long.MAX_VALUE),
                        10_000);
        assertEquals(DeferredAudit.MOST_KINDS + 1, rows.size());
        assertEquals(70, times(rows, "others"));
        assertEquals(2, times(rows, "/0"), "a kind that is known is still told apart");
    }

    private static int times(List<AuditEntry> rows, String route) {
        return rows.stream()
                .filter(entry -> entry.object().equals(route))
                .mapToInt(AuditEntry::times)
                .sum();
    }

    @Test
    void whatCannotBeWrittenIsKeptForTheNextTime() {
        ledger.denied(denied("/a", "first"));
        TestDatabase.shut(database.address());
        assertThrows(RuntimeException.class, ledger::write);
        ledger.denied(denied("/a", "second"));
        TestDatabase.reopen(database.address());
        ledger.write();
        assertEquals(2, entries().getFirst().times());
        assertEquals("first", entries().getFirst().requestId());
    }

    @Test
    void aLongObjectIsKeptByItsBeginning() {
        AuditTrail trail = new AuditTrail(audit, () -> now);
        trail.note(ROOT, "x", "o".repeat(201), "p".repeat(200));
        assertEquals("o".repeat(200) + "…", entries().getFirst().object());
        assertEquals("p".repeat(200), entries().getFirst().outcome());
    }

    @Test
    void entriesAreFoundByWhoDidWhatSinceWhen() {
        AuditTrail trail = new AuditTrail(audit, () -> now);
        trail.note(new Actor(new Caller("bw_1", "ann", Role.ADMIN), "1", ""), "a", "x");
        now = now.plusSeconds(1);
        trail.note(new Actor(new Caller("bw_2", "ann", Role.ADMIN), "2", ""), "b", "x");
        trail.note(new Actor(new Caller("ann", "bob", Role.ADMIN), "3", ""), "a", "x");
        assertEquals(List.of("3", "2", "1"), found(Optional.of("ann"), Optional.empty(), null));
        assertEquals(List.of("2"), found(Optional.of("bw_2"), Optional.empty(), null));
        assertEquals(List.of("3", "1"), found(Optional.empty(), Optional.of("a"), null));
        assertEquals(List.of("3"), found(Optional.empty(), Optional.of("a"), now));
    }

    private List<String> found(
            Optional<String> actor, Optional<String> action, @Nullable Instant since) {
        return audit
                .list(
                        new AuditDao.Filter(
                                actor, action, Optional.ofNullable(since), Long.MAX_VALUE),
                        10)
                .stream()
                .map(AuditEntry::requestId)
                .toList();
    }
}
