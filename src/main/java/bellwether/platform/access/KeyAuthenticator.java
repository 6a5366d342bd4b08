package bellwether.platform.access;

import bellwether.platform.base.Caller;
import bellwether.platform.base.DeniedRequest;
import bellwether.platform.base.Role;
import bellwether.platform.http.KeyLookup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The master key, the keys in the database, and the sessions that browsers opened with them. Each
/// is looked up anew for every request, by one row of an index, so that none works for longer than
/// it should, in any process.
final class KeyAuthenticator implements KeyLookup {
    /// Whose are the things that were there before there were keys, so that nothing is lost to
    /// whoever begins to use them.
    static final Caller MASTER = new Caller("master", Caller.LOCAL.owner(), Role.ADMIN);

    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final Optional<MasterKey> master;
    private final KeyDao keys;
    private final SessionDao sessions;
    private final DeferredAudit ledger;
    private final InstantSource clock;
    private volatile boolean anyMade;
    private volatile long noneUntil = System.nanoTime();

    KeyAuthenticator(
            Optional<MasterKey> master,
            KeyDao keys,
            SessionDao sessions,
            DeferredAudit ledger,
            InstantSource clock) {
        this.master = master;
        this.keys = keys;
        this.sessions = sessions;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Check check(String shown) {
        if (master.isPresent() && master.get().is(shown)) {
            return new Check.Good(MASTER);
        }
        return KeySecret.parse(shown)
                .flatMap(secret -> keys.find(secret.hash()))
                .map(this::check)
                .orElseGet(Check.Unknown::new);
    }

    private Check check(ApiKey key) {
        ApiKey.State state = key.state(clock.instant());
        if (state != ApiKey.State.ACTIVE) {
            return new Check.Gone(key.prefix(), state.word());
        }
        ledger.used(key.id());
        return new Check.Good(new Caller(key.prefix(), key.owner(), key.role()), key.quota());
    }

    @Override
    public Check session(String token) {
        return sessions.find(SessionToken.hash(token))
                .map(this::check)
                .orElseGet(Check.Unknown::new);
    }

    private Check check(BrowserSession stored) {
        BrowserSession session = current(stored);
        Optional<String> end = end(session);
        if (end.isPresent()) {
            return new Check.Gone(session.caller().key(), end.get());
        }
        ledger.seen(session);
        session.key().ifPresent(key -> ledger.used(key.id()));
        return new Check.Good(session.caller(), session.quota());
    }

    /// Why a session has ended, if it has.
    Optional<String> end(BrowserSession session) {
        return session.end(clock.instant(), fingerprint());
    }

    /// The session with what is not written yet.
    BrowserSession current(BrowserSession stored) {
        return ledger.current(stored);
    }

    /// Of the master key that is in force; "" for none.
    String fingerprint() {
        return master.map(MasterKey::fingerprint).orElse("");
    }

    /// This machine's user, until there is a master key or somebody has made the first key.
    @Override
    public Optional<Caller> keyless() {
        return master.isEmpty() && !anyMade() ? Optional.of(Caller.LOCAL) : Optional.empty();
    }

    @Override
    public boolean stands(Caller caller) {
        return standing(Set.of(caller)).contains(caller);
    }

    /// By one row of an index each, in two statements at most.
    @Override
    public Set<Caller> standing(Set<Caller> callers) {
        Set<Caller> standing = new HashSet<>();
        Map<Long, Caller> signedIn = new TreeMap<>();
        Map<String, Caller> keyed = new TreeMap<>();
        for (Caller caller : callers) {
            Optional<Long> session = BrowserSession.number(caller.session());
            if (session.isPresent()) {
                signedIn.put(session.get(), caller);
            } else if (caller.equals(MASTER) || caller.equals(Caller.LOCAL)) {
                Optional.of(caller).filter(this::standsByItself).ifPresent(standing::add);
            } else {
                keyed.put(caller.key(), caller);
            }
        }
        standing.addAll(bySession(signedIn));
        standing.addAll(byKey(keyed));
        return standing;
    }

    private boolean standsByItself(Caller caller) {
        return caller.equals(MASTER) ? hasMaster() : keyless().isPresent();
    }

    private Set<Caller> bySession(Map<Long, Caller> callers) {
        return callers.isEmpty()
                ? Set.of()
                : sessions.find(callers.keySet()).stream()
                        .map(this::current)
                        .filter(session -> end(session).isEmpty())
                        .map(session -> callers.get(session.id()))
                        .collect(Collectors.toSet());
    }

    private Set<Caller> byKey(Map<String, Caller> callers) {
        return callers.isEmpty()
                ? Set.of()
                : keys.findByPrefixes(callers.keySet()).stream()
                        .filter(key -> key.state(clock.instant()) == ApiKey.State.ACTIVE)
                        .map(key -> callers.get(key.prefix()))
                        .collect(Collectors.toSet());
    }

    /// Once there is a key, it stays so for as long as this process runs, even where its owner is
    /// deleted with all keys. That there is none is believed for a second, and that only as long as
    /// none is made here.
    boolean anyMade() {
        if (!anyMade && System.nanoTime() - noneUntil >= 0) {
            if (keys.any()) {
                made();
            }
            noneUntil = System.nanoTime() + BELIEVED.toNanos();
        }
        return anyMade;
    }

    /// To be told when a key has been made.
    void made() {
        anyMade = true;
    }

    boolean hasMaster() {
        return master.isPresent();
    }

    @Override
    public void denied(DeniedRequest denial) {
        ledger.denied(denial);
    }
}
