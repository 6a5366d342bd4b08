package bellwether.platform.access;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.http.Credentials;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Opens and ends the sessions of browsers; each change commits together with its note in the
/// audit.
public final class SessionCatalog {
    /// Of one owner; one more ends the one that was used least recently.
    static final int MOST = 100;

    private static final String END = "session.end";

    private final Jdbi jdbi;
    private final SessionDao dao;
    private final KeyDao keys;
    private final KeyAuthenticator known;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    SessionCatalog(
            Jdbi jdbi,
            SessionDao dao,
            KeyDao keys,
            KeyAuthenticator known,
            Audit audit,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.dao = dao;
        this.keys = keys;
        this.known = known;
        this.audit = audit;
        this.clock = clock;
    }

    /// A session that was just opened, with what is never shown again.
    public record Opened(BrowserSession session, SessionToken token) {}

    /// How a browser opens a session.
    ///
    /// @param stay whether it outlives the browser
    /// @param before token of the one that it had until now
    public record Wish(boolean stay, String userAgent, Optional<String> before) {}

    /// Opens a session.
    ///
    /// @param actor whose key was just found good
    /// @throws Refusal 401 when that key is not there any more
    public Opened open(Actor actor, Wish wish) {
        Optional<ApiKey> key = key(actor.caller());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        BrowserSession session =
                new BrowserSession(
                        0,
                        key,
                        key.isPresent() ? "" : known.fingerprint(),
                        wish.stay(),
                        new SessionClient(wish.userAgent(), actor.client()),
                        now,
                        now);
        SessionToken token = SessionToken.random(random);
        return jdbi.inTransaction(h -> {
            wish.before().ifPresent(old -> replace(actor, old));
            BrowserSession opened = session.with(dao.insert(token, actor.owner(), session));
            audit.note(actor, "session.create", opened.publicId());
            dao.deleteOverflow(actor.owner(), MOST)
                    .forEach(old -> note(actor, old, "more than %d sessions".formatted(MOST)));
            return new Opened(opened, token);
        });
    }

    /// The key that opens a session; none for the master key alone. One that was deleted since it
    /// was found good opens nothing.
    private Optional<ApiKey> key(Caller caller) {
        return caller.equals(KeyAuthenticator.MASTER)
                ? Optional.empty()
                : Optional.of(
                        keys.findByPrefix(caller.key())
                                .orElseThrow(() ->
                                        Credentials.unauthorized(
                                                "unknown_key", "Unknown API key.")));
    }

    private void replace(Actor actor, String token) {
        dao.delete(SessionToken.hash(token)).ifPresent(old -> note(actor, old, "signed in anew"));
    }

    private void note(Actor actor, long id, String outcome) {
        audit.note(actor, END, BrowserSession.publicId(id), outcome);
    }

    /// Ends the session that the caller is known by.
    ///
    /// @throws Refusal 404 when it is known by a key, or as this machine's user
    public void signOut(Actor actor) {
        end(actor, actor.caller().session(), "signed out");
    }

    /// Ends one of the owner's sessions.
    ///
    /// @throws Refusal 404 when the owner has none of this id
    public void end(Actor actor, String id) {
        end(actor, id, "ended");
    }

    private void end(Actor actor, String id, String outcome) {
        Optional<Long> number = BrowserSession.number(id);
        boolean ended =
                number.isPresent()
                        && jdbi.inTransaction(h -> {
                            boolean found = dao.delete(number.get(), actor.owner());
                            if (found) {
                                note(actor, number.get(), outcome);
                            }
                            return found;
                        });
        if (!ended) {
            throw unknown(id);
        }
    }

    private static Refusal unknown(String id) {
        return id.isEmpty()
                ? Refusal.notFound(
                        "unknown_session",
                        "This request is of no session: it is known by its key, or as this"
                                + " machine's user.")
                : Refusal.unknown(
                        "unknown_session", "session", id, "GET /api/v1/sessions lists yours");
    }

    /// The session that the caller is known by.
    public Optional<BrowserSession> of(Caller caller) {
        return BrowserSession.number(caller.session())
                .flatMap(id -> dao.find(List.of(id)).stream().findFirst())
                .map(known::current);
    }

    /// An owner's sessions that have not ended, newest first.
    ///
    /// @param before only ids below this one
    public List<BrowserSession> list(String owner, long before) {
        return dao.list(owner, before, MOST).stream()
                .filter(session -> known.end(session).isEmpty())
                .toList();
    }

    /// Removes those that have ended. For maintenance.
    CleanupResult tidy(Jdbi patient) {
        int removed = SessionDao.deleteEnded(patient, clock.instant(), known.fingerprint());
        return new CleanupResult(removed, 0, List.of());
    }
}
