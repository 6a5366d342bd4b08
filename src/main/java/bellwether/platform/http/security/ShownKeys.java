package bellwether.platform.http.security;

import bellwether.platform.base.Caller;
import bellwether.platform.base.DeniedRequest;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Credentials;
import bellwether.platform.http.KeyLookup.Check;
import bellwether.platform.http.limits.RepeatedReads;
import java.util.Optional;

/// Lets in who shows a good key, counts who shows a wrong one, and notes whom it refuses.
final class ShownKeys {
    private final AuthorizationParts guards;
    private final BoundedKeyLookup lookup;

    ShownKeys(AuthorizationParts guards) {
        this.guards = guards;
        lookup = new BoundedKeyLookup(guards.keys(), guards.tickets(), guards.wrong());
    }

    /// A good key.
    ///
    /// @throws Refusal 401 or 429 when it is none, 503 when too many are being looked up
    Check.Good good(Sender sender, String key) {
        return switch (RepeatedReads.of(() -> lookup.check(sender.address(), key))) {
            case Check.Good good -> good;
            case Check.Gone(String known, String why) ->
                    throw wrong(
                            sender,
                            known,
                            Credentials.unauthorized("key_" + why, "This key is " + why + "."));
            case Check.Unknown() ->
                    throw wrong(
                            sender,
                            "",
                            Credentials.unauthorized("unknown_key", "Unknown API key."));
        };
    }

    /// What the token of a session is. One that is unknown counts as a wrong key; one that has
    /// ended was good once, as every browser's is.
    Check session(Sender sender, String token) {
        Check check = RepeatedReads.of(() -> lookup.session(sender.address(), token));
        if (check instanceof Check.Unknown) {
            guards.wrong().seen(sender.address());
        }
        return check;
    }

    /// Who was given a ticket. Not tried again: it may have been used up before its answer was
    /// lost.
    ///
    /// @param unknown why one that is not known is refused
    /// @throws Refusal 401 or 429 when it is not known, 503 when too many are being looked up
    Caller redeemed(Sender sender, String ticket, Refusal unknown) {
        return lookup.redeem(sender.address(), ticket)
                .orElseThrow(() -> wrong(sender, "", unknown));
    }

    /// Only what is wrong is refused for there being too many of it: a good key may come from the
    /// same address.
    Refusal wrong(Sender sender, String key, Refusal unauthorized) {
        Optional<Refusal> tooMany = guards.wrong().refusal(sender.address());
        guards.wrong().seen(sender.address());
        return denied(sender, key, "", tooMany.orElse(unauthorized));
    }

    Refusal denied(Sender sender, String key, String owner, Refusal refusal) {
        guards.keys()
                .denied(
                        new DeniedRequest(
                                key,
                                owner,
                                sender.route(),
                                refusal.code(),
                                sender.requestId(),
                                sender.address().network()));
        return refusal;
    }
}
