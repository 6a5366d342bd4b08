package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Names of providers are looked at for each call.
final class ProviderAddressesTest {
    static InetAddress[] at(String... numbers) throws UnknownHostException {
        InetAddress[] found = new InetAddress[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            found[i] = InetAddress.getByName(numbers[i]);
        }
        return found;
    }

    @Test
    void aNameIsLookedAtAnewForEachCall() throws Exception {
        List<String> asked = new ArrayList<>();
        Provider.Reach reach =
                new Provider.Reach(URI.create("https://a.example.com"), Optional.empty(), false);
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        try (ProviderAddresses addresses =
                new ProviderAddresses(host -> {
                    asked.add(host);
                    return List.of(at(asked.size() == 1 ? "93.184.216.34" : "192.168.0.9"));
                })) {
            addresses.requireOutside(reach, deadline);
            ProviderException trouble =
                    assertThrows(
                            ProviderException.class,
                            () -> addresses.requireOutside(reach, deadline));
            assertTrue(trouble.words().contains("private address (192.168.0.9)"));
            assertEquals(List.of("a.example.com", "a.example.com"), asked);
        }
    }

    @Test
    void onlyMirrorsCanBeStatedToBeInside() {
        Map<String, String> faults = new TreeMap<>();
        ProviderSettings.read(Map.of("PRIVATE_MIRRORS", "stooq"), faults::put);
        assertEquals(
                Map.of("PRIVATE_MIRRORS", "names stooq, but STOOQ_URL sets no mirror of it"),
                faults);
        faults.clear();
        ProviderSettings.read(Map.of("PRIVATE_MIRRORS", "stoq"), faults::put);
        assertTrue(faults.toString().contains("did you mean stooq?"), faults::toString);
    }
}
