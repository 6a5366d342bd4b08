package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.feeds.ProviderException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProviderCooldownTest {
    private static final Instant START = Instant.parse("2026-03-03T12:00:00Z");

    private Instant now = START;
    private final ProviderCooldown cooldown = new ProviderCooldown(() -> now);

    private void failed(Kind kind, @Nullable Duration pause) {
        cooldown.failed(new ProviderException(kind, "x", Optional.ofNullable(pause)), kind.name());
    }

    private Optional<Instant> until() {
        return cooldown.cooling().map(ProviderCooldown.Cooling::until);
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, , PT5M",
        "FORBIDDEN, PT1H, PT5M",
        "TOO_MANY, , PT1M",
        "TOO_MANY, PT90S, PT90S",
        "TOO_MANY, PT1H, PT1H",
        "TOO_MANY, PT48H, PT1H",
    })
    void whoRefusesUsIsLeftAloneForAWhile(Kind kind, @Nullable Duration asked, Duration pause) {
        failed(kind, asked);
        assertEquals(
                Optional.of(new ProviderCooldown.Cooling(START.plus(pause), kind, kind.name())),
                cooldown.cooling());
        now = START.plus(pause).minusNanos(1);
        assertEquals(Optional.of(START.plus(pause)), until());
        now = START.plus(pause);
        assertEquals(Optional.empty(), until());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"FORBIDDEN", "TOO_MANY"},
            mode = EnumSource.Mode.EXCLUDE)
    void anyOtherTroubleIsNoReasonToLeaveItAlone(Kind kind) {
        failed(kind, Duration.ofMinutes(9));
        assertEquals(Optional.empty(), until());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NOT_ASKED", "LATER", "RESTING", "NO_BARS"})
    void whatSaysNothingAboutTheProviderIsNotItsLastError(Kind kind) {
        failed(Kind.WRONG, null);
        now = now.plusSeconds(9);
        failed(kind, null);
        assertEquals("WRONG", cooldown.lastError());
        assertEquals(START, cooldown.health("x", true, "ready", null, 1).lastErrorAt());
    }

    @Test
    void aLaterShorterPauseEndsNoLongerOne() {
        failed(Kind.TOO_MANY, Duration.ofMinutes(30));
        failed(Kind.FORBIDDEN, null);
        assertEquals(Optional.of(START.plus(Duration.ofMinutes(30))), until());
        assertEquals("FORBIDDEN", cooldown.lastError());
    }

    @Test
    void successIsNotedAndTakesNothingBack() {
        assertEquals("", cooldown.lastError());
        failed(Kind.FORBIDDEN, null);
        now = now.plusSeconds(1);
        cooldown.succeeded();
        cooldown.called();
        cooldown.called();
        ProviderHealth health = cooldown.health("x", true, "cooling_down", null, 7);
        assertEquals(START.plusSeconds(1), health.lastSuccess());
        assertEquals(2, health.calls());
        assertEquals(true, until().isPresent());
    }
}
