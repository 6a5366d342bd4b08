package bellwether.platform.http.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.http.ClientAddress;
import bellwether.platform.http.limits.RateSettings;
import bellwether.platform.http.limits.RateTable;
import bellwether.platform.http.server.EdgeServer;
import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom the log names, as each header would have it; `;` stands between two lines of the header.
final class ClientAddressesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // nobody is trusted
                "0 | 203.0.113.9 | 127.0.0.1",
                // the last entry is the one that our proxy wrote
                "1 | 203.0.113.9 | 203.0.113.9",
                "1 | 1.1.1.1, 203.0.113.9 | 203.0.113.9",
                "1 | 1.1.1.1; 203.0.113.9 | 203.0.113.9",
                "2 | 1.1.1.1, 203.0.113.9, 198.51.100.1 | 203.0.113.9",
                "2 | 1.1.1.1, 203.0.113.9; 198.51.100.1 | 203.0.113.9",
                // fewer entries than proxies: the one that is furthest away
                "2 | 203.0.113.9 | 203.0.113.9",
                // with a port, without one, in brackets
                "1 | 203.0.113.9:4711 | 203.0.113.9",
                "1 | 2001:db8::1 | 2001:db8:0:0:0:0:0:1",
                "1 | [2001:db8::1]:4711 | 2001:db8:0:0:0:0:0:1",
                "1 | ::ffff:203.0.113.9 | 203.0.113.9",
                // no address at all, and nothing that would be looked up
                "1 | unknown | 127.0.0.1",
                "1 | localhost | 127.0.0.1",
                "1 | 203.0.113.9, | 127.0.0.1",
                "1 | 999.1.1.1 | 127.0.0.1",
                "1 | 1.2.3 | 127.0.0.1",
                "1 | fe80::1%eth0 | 127.0.0.1",
                "1 | ::: | 127.0.0.1",
            })
    void readsFromTheRight(int hops, String forwarded, String client) throws IOException {
        try (EdgeServer server = EdgeServer.limited(new RateSettings(RateTable.OFF, hops))) {
            String lines = "X-Forwarded-For: " + forwarded.replace("; ", "\r\nX-Forwarded-For: ");
            assertEquals(client, server.logged(lines + "\r\n").client());
        }
    }

    @Test
    void withoutTheHeaderItIsWhoeverIsConnected() throws IOException {
        try (EdgeServer server = EdgeServer.limited(new RateSettings(RateTable.OFF, 1))) {
            assertEquals("127.0.0.1", server.logged("").client());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::1, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1, 2001:db8:1:3:0:0:0:0/64"
    })
    void takesAHouseholdsAddressesForOne(String address, String network) {
        assertEquals(network, new ClientAddress(InetAddress.ofLiteral(address)).network());
    }
}
