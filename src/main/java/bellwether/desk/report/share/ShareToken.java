package bellwether.desk.report.share;

import bellwether.platform.secrets.SecretKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What stands in a link: the number of the share, when it ends, and 128 bits of HMAC-SHA256 over
/// both by a key of this service. Without the key none can be made, nor its end moved.
///
/// @param genuine whether the code is right
record ShareToken(long number, long expiry, boolean genuine) {
    private static final Pattern FORM =
            Pattern.compile("([1-9]\\d{0,17})\\.([1-9]\\d{0,10})\\.([A-Za-z0-9_-]{22})");
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "share links v1";
    private static final int KEY_BYTES = 32;
    private static final int CODE_BYTES = 16;

    /// One that opens nothing.
    private static final ShareToken NONE = new ShareToken(0, 0, false);

    static String of(SecretKeys keys, ShareId id, Instant expiry) {
        String signed = id.number() + "." + expiry.getEpochSecond();
        return signed + "." + code(keys, signed);
    }

    /// Reads one; what is none is not told from one with a wrong code.
    static ShareToken read(SecretKeys keys, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !keys.isConfigured()) {
            return NONE;
        }
        String right = code(keys, form.group(1) + "." + form.group(2));
        boolean genuine =
                MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.US_ASCII),
                        form.group(3).getBytes(StandardCharsets.US_ASCII));
        return new ShareToken(
                Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), genuine);
    }

    private static String code(SecretKeys keys, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keys.root().derived(PURPOSE, KEY_BYTES), ALGORITHM));
            byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(code, CODE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }
}
