package bellwether.platform.access;

import bellwether.platform.base.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A key as its holder has it: `bw_`, ten letters or digits that tell it from others and are
/// public, and 256 random bits. Nothing prints the whole of it but [#text()], which is asked once.
public final class KeySecret {
    private static final Pattern PREFIX = Pattern.compile("bw_[0-9a-f]{10}");
    private static final Pattern FORM = Pattern.compile("(" + PREFIX + ")_[A-Za-z0-9_-]{43}");

    private final String text;
    private final String prefix;

    private KeySecret(String text, String prefix) {
        this.text = text;
        this.prefix = prefix;
    }

    static KeySecret random(SecureRandom random) {
        byte[] name = new byte[5];
        byte[] bits = new byte[32];
        random.nextBytes(name);
        random.nextBytes(bits);
        String prefix = "bw_" + HexFormat.of().formatHex(name);
        return new KeySecret(
                prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits),
                prefix);
    }

    /// What a caller shows, when it has the form of a key.
    static Optional<KeySecret> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(new KeySecret(text, form.group(1))) : Optional.empty();
    }

    static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    public String text() {
        return text;
    }

    String prefix() {
        return prefix;
    }

    /// What is kept of it. The bits are random, so that neither salt nor a slow function is needed.
    byte[] hash() {
        return hash(text);
    }

    static byte[] hash(String text) {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return prefix + "_…";
    }
}
