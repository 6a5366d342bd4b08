package bellwether.platform.base;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Trusts every certificate: for questions to this service's own port only, which ask whether
/// anything answers there and say nothing secret.
public final class AnyCertificate implements X509TrustManager {
    private AnyCertificate() {}

    /// A context whose sockets trust whatever certificate the other end shows.
    ///
    /// @throws GeneralSecurityException when this Java has no TLS
    public static SSLContext trusted() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, null);
        return context;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
        throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        // the certificate may be for any name, or have expired since the start
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
