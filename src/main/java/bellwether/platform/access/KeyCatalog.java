package bellwether.platform.access;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Makes, replaces and revokes keys; each change commits together with its note in the audit.
public final class KeyCatalog {
    private final Jdbi jdbi;
    private final KeyDao dao;
    private final KeyAuthenticator known;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    KeyCatalog(Jdbi jdbi, KeyDao dao, KeyAuthenticator known, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.dao = dao;
        this.known = known;
        this.audit = audit;
        this.clock = clock;
    }

    /// A key that was just made, with what is never shown again.
    public record Made(ApiKey key, KeySecret secret) {}

    /// Makes a key.
    ///
    /// @throws Refusal 422 when it would be no use, 409 when this maker used the idempotency key
    ///   before
    public Made make(Actor actor, KeyRequest request, Optional<String> idempotencyKey) {
        return make(actor, request, idempotencyKey, _ -> {});
    }

    /// The same, with what is to be done in the same transaction: where that fails, no key is made.
    public Made make(
            Actor actor,
            KeyRequest request,
            Optional<String> idempotencyKey,
            Consumer<ApiKey> further) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (request.expiry().isPresent() && !request.expiry().get().isAfter(now)) {
            throw Refusal.invalid(
                    "/expires_at",
                    "must be in the future, was \"%s\"".formatted(request.expiresAt()));
        }
        if (request.chosenRole() != Role.ADMIN && !known.hasMaster() && !known.anyMade()) {
            throw Refusal.invalid(
                    "/role",
                    "must be admin for the first key, because without MASTER_API_KEY no one else"
                            + " could create others, was \"%s\"".formatted(request.role()));
        }
        KeySecret secret = KeySecret.random(random);
        ApiKey key =
                new ApiKey(
                        UUID.randomUUID(),
                        secret.prefix(),
                        Optional.ofNullable(request.owner()).orElse(actor.owner()),
                        request.chosenRole(),
                        request.name(),
                        now,
                        actor.caller().key(),
                        request.expiry(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        request.quota());
        jdbi.useTransaction(h -> {
            if (!dao.insert(key, secret.hash(), idempotencyKey)) {
                throw madeAlready(key.createdBy(), idempotencyKey.orElseThrow());
            }
            audit.note(actor, "key.create", key.id().toString(), described(key));
            further.accept(key);
        });
        known.made();
        return new Made(key, secret);
    }

    private Refusal madeAlready(String by, String idempotencyKey) {
        UUID first = dao.made(by, idempotencyKey).orElseThrow().id();
        return Refusal.conflict(
                "key_made_already",
                "Key %s was created with this Idempotency-Key; its secret is not shown again. Rotate it to get a new one."
                        .formatted(first));
    }

    private static String described(ApiKey key) {
        return "%s, %s of %s".formatted(key.prefix(), key.role().word(), key.owner());
    }

    /// Makes a key like this one, which is refused after a while.
    ///
    /// @throws Refusal 404 when there is no such key, 409 when it is at its end already
    public Made rotate(Actor actor, String id, Duration grace) {
        ApiKey old = find(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        KeySecret secret = KeySecret.random(random);
        ApiKey fresh = old.successor(UUID.randomUUID(), secret, now, actor.caller().key());
        return jdbi.inTransaction(h -> {
            OwnerKeyDao.lockAdmins(h);
            if (old.state(now) == ApiKey.State.EXPIRED || !dao.retire(old.id(), now.plus(grace))) {
                throw Refusal.conflict(
                        "key_not_active",
                        "Key %s is expired, revoked or already rotated.".formatted(old.id()));
            }
            dao.insert(fresh, secret.hash(), Optional.empty());
            audit.note(
                    actor,
                    "key.rotate",
                    old.id().toString(),
                    "replaced by %s (%s), grace %d s"
                            .formatted(fresh.id(), fresh.prefix(), grace.toSeconds()));
            return new Made(fresh, secret);
        });
    }

    /// Changes the name or the quotas of a key, from its next request on.
    ///
    /// @throws Refusal 404 when there is no such key
    public ApiKey change(Actor actor, String id, KeyChange change) {
        UUID number = find(id).id();
        jdbi.useTransaction(h -> {
            ApiKey key = dao.lock(number).orElseThrow(() -> unknown(id));
            dao.change(key.id(), change.nameOr(key.name()), change.over(key.quota()));
            audit.note(actor, "key.change", key.id().toString(), change.described());
        });
        return find(id);
    }

    /// Refuses a key from now on.
    ///
    /// @throws Refusal 404 when there is no such key, 409 when no key could be made without it
    public ApiKey revoke(Actor actor, String id) {
        ApiKey key = find(id);
        jdbi.useTransaction(h -> {
            OwnerKeyDao.lockAdmins(h);
            Instant now = clock.instant();
            if (key.role() == Role.ADMIN && key.state(now) == ApiKey.State.ACTIVE) {
                requireOtherAdmin(h, key, now);
            }
            if (dao.revoke(key.id(), now)) {
                audit.note(actor, "key.revoke", key.id().toString(), described(key));
            }
        });
        return find(id);
    }

    private void requireOtherAdmin(Handle h, ApiKey key, Instant now) {
        if (!known.hasMaster() && !OwnerKeyDao.hasLastingAdmin(h, key.id(), now)) {
            throw Refusal.conflict(
                    "last_admin_key",
                    "Key %s is the last admin key, and without one no key could be created: rotate it, or create another admin key, or set MASTER_API_KEY, before you revoke it."
                            .formatted(key.id()));
        }
    }

    /// The key of this id.
    ///
    /// @throws Refusal 404 when there is no such key, or the id is malformed
    public ApiKey find(String id) {
        return uuid(id).flatMap(dao::find).orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(String id) {
        return Refusal.unknown("unknown_key_id", "key id", id, "GET /api/v1/keys lists all");
    }

    /// The key of this request; none for the master key, which works without the database.
    public Optional<ApiKey> shownBy(Actor actor) {
        String prefix = actor.caller().key();
        return KeySecret.isPrefix(prefix) ? dao.findByPrefix(prefix) : Optional.empty();
    }

    public List<ApiKey> list(Optional<UUID> before, int limit) {
        return dao.list(before, limit);
    }

    public static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
