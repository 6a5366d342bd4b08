package bellwether.desk.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookSecretsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// The example of the specification's libraries.
    @Test
    void theSignatureIsThatOfTheSpecification() {
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                WebhookSecrets.signatures(
                        List.of(SECRET),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330,
                        "{\"test\": 2432232314}"));
    }

    @Test
    void duringARotationThereAreTwo() {
        String fresh = WebhookSecrets.create(new SecureRandom());
        String signatures = WebhookSecrets.signatures(List.of(fresh, SECRET), "a", 1, "{}");
        assertEquals(
                WebhookSecrets.signatures(List.of(fresh), "a", 1, "{}")
                        + " "
                        + WebhookSecrets.signatures(List.of(SECRET), "a", 1, "{}"),
                signatures);
    }

    @Test
    void newSecretsAreOfThirtyTwoRandomBytes() {
        String secret = WebhookSecrets.create(new SecureRandom());
        assertTrue(secret.startsWith("whsec_"), secret);
        assertEquals(32, Base64.getDecoder().decode(secret.substring(6)).length);
        assertTrue(WebhookSecrets.isSecret(secret));
        assertNotEquals(secret, WebhookSecrets.create(new SecureRandom()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa==",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS?"
            })
    void theseAreNone(String text) {
        assertEquals(false, WebhookSecrets.isSecret(text));
    }

    @Test
    void longOnesAreNone() {
        String longest = "whsec_" + Base64.getEncoder().encodeToString(new byte[64]);
        String longer = "whsec_" + Base64.getEncoder().encodeToString(new byte[65]);
        assertTrue(WebhookSecrets.isSecret(longest));
        assertEquals(false, WebhookSecrets.isSecret(longer));
    }
}
