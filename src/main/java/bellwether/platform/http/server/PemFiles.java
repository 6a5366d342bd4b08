package bellwether.platform.http.server;

import bellwether.platform.base.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads certificates and keys as certificate authorities and openssl write them. The JDK's own
/// reader of PEM is not final in 25.
final class PemFiles {
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN ([A-Z ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");

    private PemFiles() {}

    static TlsSettings.Identity identity(TlsSettings files, Instant now) {
        List<X509Certificate> chain = certificates(files.certificate());
        chain.forEach(certificate -> refuseOutOfTime(files.certificate(), certificate, now));
        PrivateKey key = key(files.key(), chain.getFirst().getPublicKey());
        refuseMismatch(files, chain.getFirst().getPublicKey(), key);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "bellwether", key, new char[0], chain.toArray(X509Certificate[]::new));
            return new TlsSettings.Identity(store, until(chain));
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsFault("TLS_CERT %s cannot be used: %s.".formatted(files.certificate(), e));
        }
    }

    static byte[] fingerprint(TlsSettings files) {
        return Sha256.of(read("TLS_CERT", files.certificate()), read("TLS_KEY", files.key()));
    }

    private static Instant until(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<X509Certificate> certificates(Path file) {
        byte[] text = read("TLS_CERT", file);
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(text))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException e) {
            // said below, as for a file without any
        }
        throw new TlsFault(
                "TLS_CERT %s contains no certificate: use a PEM file with BEGIN CERTIFICATE, the server's own first."
                        .formatted(file));
    }

    private static void refuseOutOfTime(Path file, X509Certificate certificate, Instant now) {
        String name = certificate.getSubjectX500Principal().getName();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            throw new TlsFault(
                    "TLS_CERT %s: the certificate of %s expired at %s: renew it."
                            .formatted(file, name, until));
        }
        if (now.isBefore(from)) {
            throw new TlsFault(
                    "TLS_CERT %s: the certificate of %s is valid from %s only: check this machine's clock."
                            .formatted(file, name, from));
        }
    }

    private static PrivateKey key(Path file, PublicKey counterpart) {
        Matcher pem = KEY.matcher(new String(read("TLS_KEY", file), StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new TlsFault(
                    "TLS_KEY %s contains no private key: use a PEM file with BEGIN PRIVATE KEY."
                            .formatted(file));
        }
        if (!pem.group(1).isEmpty()) {
            throw new TlsFault(
                    "TLS_KEY %s contains a key in the format \"%sPRIVATE KEY\": convert it to PKCS#8: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW"
                            .formatted(file, pem.group(1)));
        }
        try {
            return KeyFactory.getInstance(counterpart.getAlgorithm())
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(2))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw mismatch(file);
        }
    }

    /// Signs with the one and verifies with the other: that holds for every kind of key.
    private static void refuseMismatch(TlsSettings files, PublicKey counterpart, PrivateKey key) {
        String algorithm =
                switch (counterpart.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
                    default ->
                            throw new TlsFault(
                                    "TLS_CERT %s is for a key of type %s; supported: RSA, EC and EdDSA."
                                            .formatted(
                                                    files.certificate(),
                                                    counterpart.getAlgorithm()));
                };
        try {
            byte[] probe = "bellwether".getBytes(StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(counterpart);
            signature.update(probe);
            if (!signature.verify(signed)) {
                throw mismatch(files.key());
            }
        } catch (GeneralSecurityException e) {
            throw mismatch(files.key());
        }
    }

    private static TlsFault mismatch(Path file) {
        return new TlsFault(
                "TLS_KEY %s is not the key of the first certificate in TLS_CERT: use a matching pair."
                        .formatted(file));
    }

    private static byte[] read(String name, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TlsFault("%s %s cannot be read: %s.".formatted(name, file, e));
        }
    }
}
