package bellwether.platform.secrets;

import bellwether.platform.base.Refusal;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The secret key of this service, read or made when it is first needed.
public final class SecretKeys {
    private final SecretKeySource source;
    private @Nullable RootSecret known;

    public SecretKeys(SecretKeySource source) {
        this.source = source;
    }

    /// Whether there is a key, or a place where one can be made.
    public boolean isConfigured() {
        return !(source instanceof SecretKeySource.Missing);
    }

    /// The secret.
    ///
    /// @throws Refusal `not_configured` when there is none
    public synchronized RootSecret root() {
        RootSecret secret = known;
        if (secret == null) {
            secret =
                    switch (source) {
                        case SecretKeySource.Given given -> given.secret();
                        case SecretKeySource.Stored stored ->
                                new KeyFile(stored.home(), new SecureRandom()).readOrMake();
                        case SecretKeySource.Missing _ -> throw missing();
                    };
            known = secret;
        }
        return secret;
    }

    private static Refusal missing() {
        return Refusal.conflict(
                "not_configured",
                "SECRET_KEY is not set: the secrets of channels cannot be stored, and links of"
                        + " shares cannot be made. Set it to the output of `openssl rand -hex 32`");
    }

    /// The name of the key, when there is one; none is made.
    public Optional<String> existingId() {
        boolean exists =
                switch (source) {
                    case SecretKeySource.Given _ -> true;
                    case SecretKeySource.Stored stored ->
                            Files.exists(new KeyFile(stored.home(), new SecureRandom()).file());
                    case SecretKeySource.Missing _ -> false;
                };
        return exists ? Optional.of(box().keyId()) : Optional.empty();
    }

    /// What seals by this key.
    ///
    /// @throws Refusal `not_configured` when there is no key
    public SealedBox box() {
        return new SealedBox(root());
    }
}
