package bellwether.desk.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SmtpServerTest {
    @Test
    void portsAreThoseOfTheSchemes() {
        assertEquals(
                new SmtpServer(
                        SmtpServer.Encryption.STARTTLS,
                        "mail.example.com",
                        587,
                        Optional.of(new SmtpServer.Login("jo@example.com", "a+b:c/%"))),
                SmtpServer.parse(
                        "smtp+starttls://jo%40example.com:a+b%3Ac%2F%25@mail.example.com"));
        assertEquals(465, SmtpServer.parse("smtps://mail.example.com").port());
        assertEquals(25, SmtpServer.parse("smtp://localhost").port());
        assertEquals(2_525, SmtpServer.parse("smtp://[::1]:2525/").port());
    }

    @Test
    void itsTextHidesTheLogin() {
        SmtpServer server = SmtpServer.parse("smtps://jo:hunter2@mail.example.com");
        assertEquals("smtps://mail.example.com:465", server.toString());
        assertFalse(new MailSettings(server, "a@example.com").toString().contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.com",
                "smtp://mail.example.com",
                "smtp://10.0.0.1",
                "http://mail.example.com",
                "smtps://hunter2@mail.example.com",
                "smtps://jo:@mail.example.com",
                "smtps://:hunter2@mail.example.com",
                "smtps:///x",
                "smtps://mail.example.com/path",
                "smtps://mail.example.com?x=y",
                "smtps://jo:hunter2@mail example.com"
            })
    void anythingElseIsRefusedAndNotRepeated(String text) {
        String message =
                String.valueOf(
                        assertThrows(IllegalArgumentException.class, () -> SmtpServer.parse(text))
                                .getMessage());
        assertTrue(message.startsWith("must be like smtp+starttls://"), message);
        assertFalse(message.contains("hunter2"), message);
    }

    @Test
    void aSenderIsAnAddressWithANameOrWithout() {
        assertEquals("alerts@example.com", MailSettings.sender("alerts@example.com"));
        assertEquals(
                "Bellwether <alerts@example.com>",
                MailSettings.sender("Bellwether <alerts@example.com>"));
        for (String wrong : new String[] {"Bellwether", "a@b", "a@example.com, b@example.com"}) {
            assertThrows(IllegalArgumentException.class, () -> MailSettings.sender(wrong), wrong);
        }
    }
}
