package bellwether.platform.http;

import bellwether.platform.base.Caller;
import bellwether.platform.base.DeniedRequest;
import bellwether.platform.base.KeyQuota;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Knows the keys that callers show, and the sessions that browsers opened with them. Asked on
/// every request that is not public, and never from memory alone: a key that was taken back must
/// not open anything again.
public interface KeyLookup {
    /// What a key turns out to be.
    sealed interface Check {
        /// A good one.
        record Good(Caller caller, KeyQuota quota) implements Check {
            /// One with the service's own quotas.
            public Good(Caller caller) {
                this(caller, KeyQuota.NONE);
            }
        }

        /// One that was good.
        ///
        /// @param key what tells it from others, without being the secret
        /// @param why such as "revoked"
        record Gone(String key, String why) implements Check {}

        /// None of ours.
        record Unknown() implements Check {}
    }

    /// One in which everybody is the one user of this machine, and no key is known.
    KeyLookup LOCAL =
            new KeyLookup() {
                @Override
                public Check check(String key) {
                    return new Check.Unknown();
                }

                @Override
                public Optional<Caller> keyless() {
                    return Optional.of(Caller.LOCAL);
                }

                @Override
                public boolean stands(Caller caller) {
                    return caller.equals(Caller.LOCAL);
                }
            };

    /// What this key is. May ask the database, and fail as it does.
    Check check(String key);

    /// What the token of a browser's session is; good only while its key is. May ask the database,
    /// and fail as it does.
    default Check session(String token) {
        return new Check.Unknown();
    }

    /// Who calls without a key, when that is allowed.
    Optional<Caller> keyless();

    /// Whether what let this caller in would still do so. May fail as the database does.
    boolean stands(Caller caller);

    /// Those of them whom the same is true of.
    default Set<Caller> standing(Set<Caller> callers) {
        return callers.stream().filter(this::stands).collect(Collectors.toSet());
    }

    /// Hears of a request that was not let through.
    default void denied(DeniedRequest denial) {}
}
