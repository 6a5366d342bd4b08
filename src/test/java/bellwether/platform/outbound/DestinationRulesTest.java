package bellwether.platform.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The text of a URL, before any name is looked up.
final class DestinationRulesTest {
    private static final DestinationRules RULES = new DestinationRules(AllowedHosts.NONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://hooks.example.com/x?y=1         | hooks.example.com | 443",
                "https://HOOKS.Example.com:443/          | hooks.example.com | 443",
                "https://example.com:80                  | example.com       | 80",
                "https://example.com:1024/               | example.com       | 1024",
                "https://example.com:65535/              | example.com       | 65535",
                "https://xn--bcher-kva.example/          | xn--bcher-kva.example | 443",
                "https://8.8.8.8/                        | 8.8.8.8           | 443",
                "https://[2606:4700::1111]:8443/         | 2606:4700:0:0:0:0:0:1111 | 8443"
            })
    void theseMayBeCalled(String url, String host, int port) {
        Destination destination = RULES.require(url);
        assertEquals(host, destination.host());
        assertEquals(port, destination.port());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://hooks.example.com/               | must begin with https://",
                "ftp://hooks.example.com/                | must begin with https://",
                "hooks.example.com                       | must begin with https://",
                "https:///path                           | no host",
                "https:path                              | no host",
                "https://ex ample.com/                   | not a URL",
                "https://user@example.com/               | user name or a password",
                "https://user:secret@example.com/        | user name or a password",
                "https://example.com:22/                 | port 22 is not allowed",
                "https://example.com:1023/               | port 1023 is not allowed",
                "https://example.com:0/                  | port 0 does not exist",
                "https://example.com:65536/              | port 65536 does not exist",
                "https://a_b.example.com/                | not a host name",
                "https://bücher.example/                 | xn--",
                "https://[::1]/                          | 0:0:0:0:0:0:0:1 is not a public address",
                "https://[::ffff:10.0.0.1]/              | 10.0.0.1 is not a public address",
                "https://[::ffff:a00:1]/                 | 10.0.0.1 is not a public address",
                "https://[64:ff9b::a00:1]/               | is not a public address",
                "https://[fe80::1%25eth0]/               | not an IPv6 address",
                "https://[1.2.3.4]/                      | not a URL",
                "https://10.0.0.1/                       | 10.0.0.1 is not a public address",
                "https://169.254.169.254/latest          | 169.254.169.254 is not a public address",
                "https://0x7f.1/                         | four decimal numbers",
                "https://0x7f000001/                     | four decimal numbers",
                "https://127.1/                          | four decimal numbers",
                "https://2130706433/                     | four decimal numbers",
                "https://0177.0.0.1/                     | four decimal numbers",
                "https://010.0.0.1/                      | four decimal numbers",
                "https://127.0.0.1./                     | four decimal numbers",
                "https://127.0.0.0x1/                    | four decimal numbers",
                "https://256.1.1.1/                      | four decimal numbers"
            })
    void theseMayNot(String url, String why) {
        Refusal refusal = assertThrows(Refusal.class, () -> RULES.require(url));
        assertEquals("address_refused", refusal.code());
        assertEquals(RefusalKind.INVALID, refusal.kind());
        assertTrue(refusal.detail().contains(why), refusal.detail());
    }

    @Test
    void aPasswordIsNotRepeated() {
        Refusal refusal =
                assertThrows(
                        Refusal.class, () -> RULES.require("https://user:secret@example.com/"));
        assertTrue(!refusal.detail().contains("secret"), refusal.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.29:5000/x",
                "https://10.0.0.29:5000/x",
                "http://nas.local:80/",
                "http://NAS.local/",
                "http://[fd00:0::7]:81/"
            })
    void listedHostsMayBeInsideAndWithoutTls(String url) {
        AllowedHosts allowed =
                AllowedHosts.parse("10.0.0.29:5000, nas.local:80,[fd00::7]:81,10.0.0.30:25");
        new DestinationRules(allowed).require(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.29:5001/",
                "http://10.0.0.28:5000/",
                "https://10.0.0.29/",
                "http://x.nas.local/"
            })
    void othersOfThemMayNot(String url) {
        AllowedHosts allowed = AllowedHosts.parse("10.0.0.29:5000,nas.local:80");
        assertThrows(Refusal.class, () -> new DestinationRules(allowed).require(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.29",
                "10.0.0.29:0",
                "10.0.0.29:65536",
                "a:1,,b:2",
                "http://a:1",
                "*:80"
            })
    void aListOfHostsNamesWhatIsWrong(String text) {
        IllegalArgumentException fault =
                assertThrows(IllegalArgumentException.class, () -> AllowedHosts.parse(text));
        assertTrue(
                String.valueOf(fault.getMessage()).startsWith("must list hosts with ports"),
                fault::getMessage);
    }
}
