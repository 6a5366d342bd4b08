package bellwether.platform.http.server;

import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.InstantSource;

/// A certificate with its chain and its private key, each a PEM file, for installs without a router
/// that speaks TLS for them.
///
/// @param certificate the server's own certificate first, then those that signed it
/// @param key in PKCS#8, not encrypted
public record TlsSettings(Path certificate, Path key) {

    /// What the files hold.
    ///
    /// @param until when the first of the certificates expires
    record Identity(KeyStore store, Instant until) {}

    /// Reads both files and checks that they belong together and are valid now.
    ///
    /// @throws TlsFault saying what is wrong with which file, and what to do
    Identity load(InstantSource clock) {
        return PemFiles.identity(this, clock.instant());
    }

    /// Changes when a file does.
    ///
    /// @throws TlsFault when a file cannot be read
    byte[] fingerprint() {
        return PemFiles.fingerprint(this);
    }

    /// Until when it can be used, having looked at everything that a start would.
    ///
    /// @throws TlsFault as a start would
    public Instant validUntil(InstantSource clock) {
        return load(clock).until();
    }
}
