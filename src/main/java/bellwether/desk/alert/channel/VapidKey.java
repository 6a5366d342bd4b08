package bellwether.desk.alert.channel;

import bellwether.platform.base.Json;
import bellwether.platform.secrets.RootSecret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The key by which push services know this service (RFC 8292). It is derived from the root secret:
/// the same in every process and after every start.
final class VapidKey {
    /// RFC 8292, 2: at most 24 h.
    private static final Duration VALID = Duration.ofHours(12);

    private final ECPrivateKey key;
    private final ECPublicKey publicKey;

    VapidKey(RootSecret secret) {
        this.key = P256.privateKey(secret.derived("vapid v1", 48));
        this.publicKey = P256.publicOf(key);
    }

    /// The public key, as browsers want it for a subscription.
    String publicText() {
        return Base64Url.encode(P256.bytes(publicKey));
    }

    /// The header `Authorization` for one endpoint.
    ///
    /// @param contact whom the push service may write to: `mailto:…` or `https://…`
    String authorization(URI endpoint, String contact, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", origin(endpoint));
        claims.put("exp", now.plus(VALID).getEpochSecond());
        claims.put("sub", contact);
        String signed =
                encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + encoded(Json.write(claims));
        String signature =
                Base64Url.encode(Es256.sign(key, signed.getBytes(StandardCharsets.US_ASCII)));
        return "vapid t=%s.%s, k=%s".formatted(signed, signature, publicText());
    }

    private static String origin(URI endpoint) {
        String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        return endpoint.getScheme() + "://" + endpoint.getHost() + port;
    }

    private static String encoded(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }
}
