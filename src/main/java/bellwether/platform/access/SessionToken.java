package bellwether.platform.access;

import bellwether.platform.base.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/// What a browser's cookie holds: 256 random bits. Nothing prints it but [#text()], which is asked
/// once.
public final class SessionToken {
    private static final int BYTES = 32;

    private final String text;

    private SessionToken(String text) {
        this.text = text;
    }

    static SessionToken random(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    public String text() {
        return text;
    }

    /// What is stored of it.
    byte[] hash() {
        return hash(text);
    }

    static byte[] hash(String text) {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "SessionToken[…]";
    }
}
