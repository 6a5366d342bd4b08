package bellwether.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.KeyQuota;
import bellwether.platform.base.Role;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiKeyTest {
    static ApiKey key(@Nullable Instant expires, @Nullable Instant revoked) {
        return new ApiKey(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                "bw_0000000001",
                "ann",
                Role.TRADER,
                "laptop",
                Instant.parse("2026-01-01T00:00:00Z"),
                "master",
                Optional.ofNullable(expires),
                Optional.ofNullable(revoked),
                Optional.of(Instant.parse("2026-01-02T00:00:00Z")),
                Optional.empty(),
                new KeyQuota(Optional.of(100), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        ", , ACTIVE",
        "2026-03-03T12:00:00.001Z, , ACTIVE",
        "2026-03-03T12:00:00Z, , EXPIRED",
        // a grace that is not over yet
        ", 2026-03-03T12:00:00.001Z, ACTIVE",
        ", 2026-03-03T12:00:00Z, REVOKED",
        // somebody's decision goes before the calendar
        "2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z, REVOKED",
        "2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z, EXPIRED",
    })
    void aKeyWorksUntilTheFirstMomentThatEndsIt(
            @Nullable Instant expires, @Nullable Instant revoked, ApiKey.State state) {
        assertEquals(state, key(expires, revoked).state(Instant.parse("2026-03-03T12:00:00Z")));
    }

    @Test
    void itsSuccessorMayDoTheSameForAsLongAndIsNotRevoked() {
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        ApiKey old = key(end, Instant.parse("2026-02-01T00:00:00Z"));
        KeySecret secret = KeySecret.random(new SecureRandom());
        UUID id = UUID.fromString("00000000-0000-0000-0000-000000000002");
        Instant now = Instant.parse("2026-01-20T00:00:00Z");
        assertEquals(
                new ApiKey(
                        id,
                        secret.prefix(),
                        "ann",
                        Role.TRADER,
                        "laptop",
                        now,
                        "bw_admin",
                        Optional.of(end),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(old.id()),
                        new KeyQuota(Optional.of(100), Optional.empty())),
                old.successor(id, secret, now, "bw_admin"));
    }
}
