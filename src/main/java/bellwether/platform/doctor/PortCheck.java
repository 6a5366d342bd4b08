package bellwether.platform.doctor;

import bellwether.platform.base.AnyCertificate;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;

/// Whether the port can be had. A service of ours that has it already is no fault.
///
/// @param tls whether a service of ours would speak TLS there
record PortCheck(String host, int port, boolean tls) implements Check {
    private static final int PATIENCE_MILLIS = 5_000;

    @Override
    public String name() {
        return "port";
    }

    @Override
    public CheckResult run() {
        if (port == 0) {
            return new CheckResult.Ok("any free one of " + host);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return new CheckResult.Ok("%d of %s is free".formatted(port, host));
        } catch (IOException e) {
            return taken(String.valueOf(e.getMessage()));
        }
    }

    private CheckResult taken(String reason) {
        if (ours()) {
            return new CheckResult.Ok("a Bellwether is running at %d of %s".formatted(port, host));
        }
        String words = "%d of %s cannot be used: %s".formatted(port, host, reason);
        if (reason.contains("Permission denied")) {
            return new CheckResult.Fault(
                    words, "Ports below 1024 are reserved for the system: choose another PORT.");
        }
        if (reason.contains("in use")) {
            return new CheckResult.Fault(
                    words, "Choose another PORT, or stop the process that uses it.");
        }
        return new CheckResult.Fault(words, "Set HOST to an address of this machine.");
    }

    private boolean ours() {
        try {
            URI health =
                    URI.create(
                            "%s://%s:%d/health"
                                    .formatted(tls ? "https" : "http", reachable(), port));
            HttpURLConnection call = (HttpURLConnection) health.toURL().openConnection();
            if (call instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(AnyCertificate.trusted().getSocketFactory());
                secure.setHostnameVerifier((_, _) -> true);
            }
            call.setConnectTimeout(PATIENCE_MILLIS);
            call.setReadTimeout(PATIENCE_MILLIS);
            try (var body = call.getInputStream()) {
                return new String(body.readNBytes(200), StandardCharsets.UTF_8)
                        .contains("\"uptime_seconds\"");
            }
        } catch (IOException | GeneralSecurityException e) {
            return false; // whoever it is, it is not ours
        }
    }

    private String reachable() {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return name.contains(":") ? "[" + name + "]" : name;
    }
}
