package bellwether.platform.access;

import bellwether.platform.base.Caller;
import bellwether.platform.base.DeniedRequest;
import bellwether.platform.base.Role;
import bellwether.platform.http.KeyLookup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The master key, and the keys in the database. Each is looked up anew for every request, by one
/// row of an index, so that none works for longer than it should, in any process.
final class KeyAuthenticator implements KeyLookup {
    /// Whose are the things that were there before there were keys, so that nothing is lost to
    /// whoever begins to use them.
    private static final Caller MASTER = new Caller("master", Caller.LOCAL.owner(), Role.ADMIN);

    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final Optional<MasterKey> master;
    private final KeyDao keys;
    private final DeferredAudit ledger;
    private final InstantSource clock;
    private volatile boolean anyMade;
    private volatile long noneUntil = System.nanoTime();

    KeyAuthenticator(
            Optional<MasterKey> master, KeyDao keys, DeferredAudit ledger, InstantSource clock) {
        this.master = master;
        this.keys = keys;
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

    /// This machine's user, until there is a master key or somebody has made the first key.
    @Override
    public Optional<Caller> keyless() {
        return master.isEmpty() && !anyMade() ? Optional.of(Caller.LOCAL) : Optional.empty();
    }

    @Override
    public boolean stands(Caller caller) {
        if (caller.equals(MASTER) || caller.equals(Caller.LOCAL)) {
            return caller.equals(MASTER) ? hasMaster() : keyless().isPresent();
        }
        return keys.findByPrefix(caller.key())
                .filter(key -> key.state(clock.instant()) == ApiKey.State.ACTIVE)
                .isPresent();
    }

    /// Keys are never deleted: once there is one, it stays so. That there is none is believed for a
    /// second, and that only as long as none is made here.
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
