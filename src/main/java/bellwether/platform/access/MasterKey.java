package bellwether.platform.access;

import bellwether.platform.base.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The key from the service's settings: an admin that needs no database. Only its hash is held.
public final class MasterKey {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{32,256}");

    private static final String LABEL = "bellwether sessions of a master key ";

    private final byte[] hash;

    private MasterKey(byte[] hash) {
        this.hash = hash;
    }

    /// Reads it.
    ///
    /// @throws IllegalArgumentException when it is too short to be safe, without repeating it
    public static MasterKey parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be 32 to 256 printable ASCII characters without spaces, has %d characters; generate one with `openssl rand -hex 32`"
                            .formatted(text.length()));
        }
        return new MasterKey(KeySecret.hash(text));
    }

    /// Whether this is it, in a time that tells nothing of how much of it is right.
    boolean is(String shown) {
        return MessageDigest.isEqual(hash, KeySecret.hash(shown));
    }

    /// What tells it from another one, and is worth nothing to whoever reads it.
    String fingerprint() {
        byte[] fingerprint = Sha256.of(LABEL + HexFormat.of().formatHex(hash));
        return HexFormat.of().formatHex(fingerprint, 0, 16);
    }

    @Override
    public String toString() {
        return "MasterKey[…]";
    }
}
