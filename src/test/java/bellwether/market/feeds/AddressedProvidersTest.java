package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody's name server and no redirect sends us into an inner network.
final class AddressedProvidersTest extends ProvidersTestCase {
    @Test
    void aNameThatLeadsInsideIsNotCalled() throws Exception {
        names = _ -> List.of(ProviderAddressesTest.at("93.184.216.34", "10.0.0.7"));
        try (Providers providers =
                providers("stooq", "STOOQ_URL", "https://mirror.example.com:1")) {
            String said = refresh(providers, "AAPL");
            assertEquals(
                    "stooq resolves to a private address (10.0.0.7), which is not allowed", said);
            assertTrue(
                    String.valueOf(health(providers, ProviderName.STOOQ).lastError())
                            .contains("private address"));
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
            assertEquals("stooq was not resolved by DNS in time", refresh(providers, "AAPL"));
        }
    }

    @Test
    void aNameThatLeadsNowhereIsSaid() throws Exception {
        names =
                host -> {
                    throw new UnknownHostException(host);
                };
        try (Providers providers = providers("stooq", "STOOQ_URL", "https://mirror.example.com")) {
            assertEquals("stooq could not be resolved by DNS", refresh(providers, "AAPL"));
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
            assertTrue(said.startsWith("stooq redirects "), said);
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
