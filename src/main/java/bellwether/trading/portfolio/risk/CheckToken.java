package bellwether.trading.portfolio.risk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The token of a check, `ck_12.` with its HMAC-SHA256 in Base64 for addresses.
record CheckToken(long id, String signature) {
    private static final Pattern FORM =
            Pattern.compile("ck_([1-9]\\d{0,17})\\.([A-Za-z0-9_-]{43})");
    private static final String ALGORITHM = "HmacSHA256";

    /// Empty where it is not written like one.
    static Optional<CheckToken> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new CheckToken(Long.parseLong(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    static CheckToken sign(byte[] key, long id, CheckTerms terms, Instant expiresAt) {
        String signed = "%d\n%d\n%s".formatted(id, expiresAt.toEpochMilli(), terms.canonical());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return new CheckToken(id, Base64.getUrlEncoder().withoutPadding().encodeToString(code));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing", e);
        }
    }

    /// Takes the same time wherever they differ.
    boolean matches(CheckToken other) {
        return id == other.id
                && MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.US_ASCII),
                        other.signature.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "ck_" + id + "." + signature;
    }
}
