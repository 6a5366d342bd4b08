package bellwether.platform.access;

import bellwether.platform.base.Caller;
import bellwether.platform.base.KeyQuota;
import bellwether.platform.base.NumberedId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A browser that has signed in, with the key that opened it.
///
/// @param key none for the master key
/// @param fingerprint of the master key that opened it; "" for another key
/// @param stay whether the browser keeps it when it closes
/// @param seenAt its last request; up to a minute late
public record BrowserSession(
        long id,
        Optional<ApiKey> key,
        String fingerprint,
        boolean stay,
        SessionClient client,
        Instant createdAt,
        Instant seenAt) {
    /// Without a request it ends after this time.
    public static final Duration IDLE = Duration.ofHours(12);

    /// It ends after this time in any case.
    public static final Duration LONGEST = Duration.ofDays(7);

    /// What the master key is called, which has no name of its own.
    public static final String MASTER_NAME = "master key";

    private static final String PREFIX = "se_";

    /// The number of an id. Empty where it is not written like one.
    static Optional<Long> number(String id) {
        return NumberedId.parse(PREFIX, id);
    }

    /// The id of a number.
    static String publicId(long number) {
        return PREFIX + number;
    }

    /// As it is shown.
    public String publicId() {
        return publicId(id);
    }

    /// The same, stored under this number.
    BrowserSession with(long number) {
        return new BrowserSession(number, key, fingerprint, stay, client, createdAt, seenAt);
    }

    /// Who calls by it.
    public Caller caller() {
        return key.map(one -> new Caller(one.prefix(), one.owner(), one.role()))
                .orElse(KeyAuthenticator.MASTER)
                .in(publicId());
    }

    KeyQuota quota() {
        return key.map(ApiKey::quota).orElse(KeyQuota.NONE);
    }

    /// What its key is for, in the words of its maker.
    public String keyName() {
        return key.map(ApiKey::name).orElse(MASTER_NAME);
    }

    /// When it ends at the latest: with its key, at least.
    public Instant expiresAt() {
        Instant latest = createdAt.plus(LONGEST);
        return key.stream()
                .flatMap(one -> Stream.concat(one.expiresAt().stream(), one.revokedAt().stream()))
                .filter(end -> end.isBefore(latest))
                .min(Instant::compareTo)
                .orElse(latest);
    }

    /// When it ends without another request.
    public Instant idleExpiresAt() {
        Instant idle = seenAt.plus(IDLE);
        return idle.isBefore(expiresAt()) ? idle : expiresAt();
    }

    /// The same, last seen then if that is later.
    BrowserSession seen(Instant at) {
        return at.isAfter(seenAt)
                ? new BrowserSession(id, key, fingerprint, stay, client, createdAt, at)
                : this;
    }

    /// Why it has ended; empty while it has not.
    ///
    /// @param master fingerprint of the master key that is in force; "" for none
    Optional<String> end(Instant now, String master) {
        ApiKey.State state = key.map(one -> one.state(now)).orElse(ApiKey.State.ACTIVE);
        if (state != ApiKey.State.ACTIVE) {
            return Optional.of("its key is " + state.word());
        }
        if (key.isEmpty() && (fingerprint.isEmpty() || !fingerprint.equals(master))) {
            return Optional.of("the master key was replaced");
        }
        if (!now.isBefore(createdAt.plus(LONGEST))) {
            return Optional.of("sessions last 7 days at most");
        }
        return now.isBefore(seenAt.plus(IDLE))
                ? Optional.empty()
                : Optional.of("it was not used for 12 hours");
    }
}
