package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody's name server sends us into an inner network.
final class AddressRulesTest extends ProvidersTestCase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.0.1",
                "192.0.0.1",
                "192.0.2.7",
                "198.18.0.1",
                "198.51.100.4",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:a00:1::1",
                "2001:db8::1",
                "2001::1",
                "fec0::1"
            })
    void theseAreInside(String address) throws Exception {
        assertTrue(AddressRules.isInside(InetAddress.getByName(address)), address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "192.169.0.1",
                "192.1.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.1",
                "2606:4700::1111",
                "2a00:1450::8a",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "2001:4860:4860::8888"
            })
    void theseAreNot(String address) throws Exception {
        assertEquals(false, AddressRules.isInside(InetAddress.getByName(address)), address);
    }

    private static InetAddress[] at(String... numbers) throws UnknownHostException {
        InetAddress[] found = new InetAddress[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            found[i] = InetAddress.getByName(numbers[i]);
        }
        return found;
    }

    @Test
    void aNameThatLeadsInsideIsNotCalled() throws Exception {
        names = _ -> List.of(at("93.184.216.34", "10.0.0.7"));
        try (Providers providers =
                providers("stooq", "STOOQ_URL", "https://mirror.example.com:1")) {
            String said = refresh(providers, "AAPL");
            assertEquals(
                    "stooq has a name that leads to a private address (10.0.0.7), which is not called",
                    said);
            assertTrue(
                    String.valueOf(health(providers, ProviderName.STOOQ).lastError())
                            .contains("private address"));
        }
    }

    @Test
    void aNameIsLookedAtAnewForEachCall() throws Exception {
        List<String> asked = new ArrayList<>();
        Provider.Reach reach =
                new Provider.Reach(URI.create("https://a.example.com"), Optional.empty(), false);
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        try (AddressRules addresses =
                new AddressRules(host -> {
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
    void aNameServerThatHangsIsGivenUp() throws Exception {
        names =
                _ -> {
                    new CountDownLatch(1).await();
                    return List.of();
                };
        try (Providers providers = providers("stooq", "STOOQ_URL", "https://mirror.example.com")) {
            assertEquals(
                    "stooq could not be found by its name in time", refresh(providers, "AAPL"));
        }
    }

    @Test
    void aNameThatLeadsNowhereIsSaid() throws Exception {
        names =
                host -> {
                    throw new UnknownHostException(host);
                };
        try (Providers providers = providers("stooq", "STOOQ_URL", "https://mirror.example.com")) {
            assertEquals("stooq could not be found by its name", refresh(providers, "AAPL"));
        }
    }

    @Test
    void anInnerMirrorHasToBeStated() throws Exception {
        played.says(GOOD);
        String url = "https://localhost:" + played.url().replaceAll(".*:", "");
        try (Providers providers = providers("stooq", "STOOQ_URL", url)) {
            assertTrue(refresh(providers, "AAPL").contains("private address"));
            assertEquals(List.of(), played.asked());
        }
        try (Providers providers =
                providers("stooq", "STOOQ_URL", url, "PRIVATE_MIRRORS", "stooq")) {
            String said = refresh(providers, "AAPL");
            assertFalse(said.contains("private address"), "though it speaks no TLS: " + said);
        }
    }

    @Test
    void onlyMirrorsCanBeStatedToBeInside() {
        Map<String, String> faults = new TreeMap<>();
        ProviderSettings.read(Map.of("PRIVATE_MIRRORS", "stooq"), faults::put);
        assertEquals(
                Map.of("PRIVATE_MIRRORS", "names stooq, of which no mirror is set with STOOQ_URL"),
                faults);
        faults.clear();
        ProviderSettings.read(Map.of("PRIVATE_MIRRORS", "stoq"), faults::put);
        assertTrue(faults.toString().contains("did you mean stooq?"), faults::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/latest",
                "https://127.0.0.1/",
                "//169.254.169.254/",
                "file:///etc/passwd",
                "http://127.0.0.1:1/other-port",
                "ht!tp://",
                "http://user@127.0.0.1/"
            })
    void aRedirectLeadsNowhereElse(String to) throws Exception {
        played.says(302, "Location: " + to + "\r\n", "");
        try (Providers providers = providers("stooq")) {
            String said = refresh(providers, "AAPL");
            assertTrue(said.startsWith("stooq redirects to "), said);
            assertEquals(1, played.asked().size());
        }
    }

    @Test
    void aRedirectWithinTheHostIsFollowed() throws Exception {
        played.plays((head, out) ->
                out.write(
                        head.startsWith("GET /elsewhere")
                                ? PlayedProvider.answer(200, "", GOOD)
                                : PlayedProvider.answer(301, "Location: /elsewhere\r\n", "")));
        try (Providers providers = providers("stooq")) {
            assertEquals("", refresh(providers, "AAPL"));
            assertEquals(3, stored("AAPL").size());
        }
    }
}
