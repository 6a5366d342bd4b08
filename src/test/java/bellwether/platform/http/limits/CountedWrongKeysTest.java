package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.ClientAddress;
import bellwether.platform.http.Statuses;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CountedWrongKeysTest {
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final RequestCounts counts = new RequestCounts(() -> now, Optional.empty());

    @AfterEach
    void close() {
        counts.close();
    }

    private WrongKeys wrong(String rates) {
        return new CountedWrongKeys(new RateSettings(RateTable.parse(rates), 1), counts);
    }

    private static ClientAddress from(String address) {
        return new ClientAddress(InetAddress.ofLiteral(address));
    }

    @Test
    void anAddressIsRefusedOnceItHasShownSoManyUntilOneMoreIsGranted() {
        WrongKeys wrong = wrong("wrong_keys=2");
        wrong.seen(from("203.0.113.1"));
        assertEquals(Optional.empty(), wrong.refusal(from("203.0.113.1")));
        wrong.seen(from("203.0.113.1"));
        Refusal refusal = wrong.refusal(from("203.0.113.1")).orElseThrow();
        assertEquals(429, Statuses.of(refusal));
        String seconds = String.valueOf(Statuses.headers(refusal).get("Retry-After"));
        assertEquals(
                "Limit of wrong API keys for one address (2/min) reached; a valid key still works. Retry in %s s."
                        .formatted(seconds),
                refusal.detail());
        now = now.plusSeconds(Long.parseLong(seconds));
        assertEquals(Optional.empty(), wrong.refusal(from("203.0.113.1")));
    }

    @Test
    void othersAreNotRefusedForItButAllOfItsNetworkIs() {
        WrongKeys wrong = wrong("wrong_keys=1");
        wrong.seen(from("2001:db8::1"));
        assertEquals(Optional.empty(), wrong.refusal(from("2001:db8:0:1::1")));
        assertEquals(true, wrong.refusal(from("2001:db8::ffff")).isPresent());
    }

    @Test
    void withoutALimitNobodyIsCounted() {
        WrongKeys wrong = wrong("wrong_keys=off");
        for (int i = 0; i < 100; i++) {
            wrong.seen(from("203.0.113.1"));
        }
        assertEquals(Optional.empty(), wrong.refusal(from("203.0.113.1")));
    }
}
