package bellwether.desk.report.share;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.secrets.SecretKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Makes links to frozen pages, opens them, and takes them back.
public final class ShareBook {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Jdbi jdbi;
    private final ShareDao dao = new ShareDao();
    private final SecretKeys keys;
    private final Audit audit;
    private final InstantSource clock;

    public ShareBook(Jdbi jdbi, SecretKeys keys, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /// When a share that is made now ends.
    public Instant end(ShareRequest request) {
        return now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(request.span()));
    }

    /// Makes one.
    ///
    /// @param page what it shows; made once it is known that there may be one more
    /// @throws Refusal 409 where there are too many, or the service has no secret key
    public Share create(Actor actor, Instant end, Supplier<FrozenPage> page) {
        keys.root();
        String owner = actor.owner();
        Instant now = now();
        jdbi.useHandle(h -> requireRoom(h, owner, now));
        FrozenPage frozen = page.get();
        byte[] packed = packed(frozen.html());
        return jdbi.inTransaction(h -> {
            dao.lock(h, owner);
            requireRoom(h, owner, now);
            Share made = dao.insert(h, owner, frozen, packed, now, end);
            audit.note(actor, "share.create", made.id() + " " + frozen.subject());
            return made;
        });
    }

    private void requireRoom(Handle h, String owner, Instant now) {
        if (dao.countOpen(h, owner, now) >= Share.MOST) {
            throw Refusal.conflict(
                    "too_many_shares",
                    "Limit of %d shares that work reached; revoke one first: DELETE /api/v1/shares/{id}."
                            .formatted(Share.MOST));
        }
    }

    /// Those of an owner, the newest first.
    public List<Share> list(String owner, long before, int limit) {
        return jdbi.withHandle(h -> dao.list(h, owner, before, limit));
    }

    /// One of an owner.
    ///
    /// @throws Refusal 404
    public Share known(String owner, String id) {
        return ShareId.parse(id)
                .flatMap(known -> jdbi.withHandle(h -> dao.find(h, owner, known.number())))
                .orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(String id) {
        return Refusal.notFound(
                "unknown_share",
                "Unknown share \"%s\". GET /api/v1/shares lists yours.".formatted(Quoted.text(id)));
    }

    /// Takes one back; its link works no more, and its page is deleted.
    ///
    /// @throws Refusal 404
    public void revoke(Actor actor, String id) {
        Share share = known(actor.owner(), id);
        jdbi.useTransaction(h -> {
            if (dao.revoke(h, actor.owner(), share.id().number(), now())) {
                audit.note(actor, "share.revoke", share.id().toString());
            }
        });
    }

    /// The path of its link; nothing where that does not work any more.
    public Optional<String> path(Share share) {
        return share.isOpen(now()) && keys.isConfigured()
                ? Optional.of("/s/" + ShareToken.of(keys, share.id(), share.expiresAt()))
                : Optional.empty();
    }

    /// The page that a link leads to, counted as opened; nothing where it does not work, whyever.
    public Optional<String> open(String token) {
        ShareToken read = ShareToken.read(keys, token);
        Instant now = now();
        return jdbi.withHandle(h -> dao.open(h, read, now)).map(ShareBook::unpacked);
    }

    /// Takes away those that ended some time ago. For maintenance.
    public CleanupResult retire() {
        int removed = jdbi.withHandle(h -> dao.removeEnded(h, now().minus(KEPT)));
        return new CleanupResult(removed, 0, List.of());
    }

    private static byte[] packed(String html) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String unpacked(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
