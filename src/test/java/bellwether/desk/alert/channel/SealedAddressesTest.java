package bellwether.desk.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.outbound.AllowedHosts;
import bellwether.platform.secrets.RootSecret;
import bellwether.platform.secrets.SecretKeySource;
import bellwether.platform.secrets.SecretKeys;
import bellwether.platform.secrets.UnsealingFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealedAddressesTest {
    private static final ChannelAddress.Email EMAIL = new ChannelAddress.Email("jo@example.org");

    private static SealedAddresses of(SecretKeySource source) {
        return of(ChannelSettings.NONE, source);
    }

    private static SealedAddresses of(ChannelSettings settings, SecretKeySource source) {
        SecretKeys keys = new SecretKeys(source);
        try (ChannelSenders senders = new ChannelSenders(settings, keys, InstantSource.system())) {
            return new SealedAddresses(settings, senders, keys, TemplateFields.withData(List.of()));
        }
    }

    private static SealedAddresses keyed(String hex) {
        return of(new SecretKeySource.Given(RootSecret.parse(hex.repeat(4))));
    }

    @Test
    void anAddressIsReadSealedOpenedAndShown() {
        SealedAddresses mine = keyed("0123456789abcdef");
        ChannelAddress parsed =
                mine.parse(
                        ChannelKind.EMAIL,
                        Json.stored("{\"to\":\"jo@example.org\"}", JsonNode.class));
        assertEquals(EMAIL, parsed);
        byte[] sealed = mine.seal(parsed);
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("example"));
        assertEquals(EMAIL, keyed("0123456789abcdef").open(sealed));
        assertEquals("j***@example.org", mine.shown(parsed));
        assertEquals(Optional.of("SMTP_URL"), mine.missing(ChannelKind.EMAIL));
        assertEquals("417293", mine.openText(mine.sealText("417293")));
    }

    @Test
    void anotherKeyOrPurposeDoesNotOpenIt() {
        SealedAddresses mine = keyed("0123456789abcdef");
        byte[] sealed = mine.seal(EMAIL);
        assertThrows(UnsealingFault.class, () -> keyed("0123456789abcdee").open(sealed));
        assertThrows(UnsealingFault.class, () -> mine.openText(sealed));
    }

    @Test
    void aKeyThatCannotBeReadHidesTheKeyOfWebPush(@TempDir Path home) throws IOException {
        ChannelSettings push =
                new ChannelSettings(
                        Optional.empty(),
                        Optional.empty(),
                        AllowedHosts.NONE,
                        new SecretKeySource.Stored(home),
                        Optional.of("mailto:jo@example.org"));
        assertTrue(of(push, new SecretKeySource.Stored(home)).pushKey().isPresent());
        Files.writeString(home.resolve("secret.key"), "damaged");
        assertEquals(Optional.empty(), of(push, new SecretKeySource.Stored(home)).pushKey());
    }

    @Test
    void withoutAKeyNothingIsSealed() {
        SealedAddresses none = of(new SecretKeySource.Missing());
        assertEquals(Optional.of("SECRET_KEY"), none.missing(ChannelKind.WEBHOOK));
        assertEquals("not_configured", assertThrows(Refusal.class, () -> none.seal(EMAIL)).code());
    }
}
