package bellwether.platform.ops;

import java.net.URI;

/// Where a Sentry, or whatever speaks its protocol, takes reports. The key never appears in
/// [#toString()].
///
/// @param envelopes the address that envelopes are posted to
/// @param key the public part of the DSN
public record SentryAddress(URI envelopes, String key) {
    /// Reads a DSN, `https://key@host/project`, with a path before the project if there is one.
    ///
    /// @throws IllegalArgumentException saying what is wrong, without repeating the DSN
    public static SentryAddress parse(String dsn) {
        URI uri;
        try {
            uri = URI.create(dsn);
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        String project = path.substring(path.lastIndexOf('/') + 1);
        boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!http
                || uri.getHost() == null
                || uri.getUserInfo() == null
                || !uri.getUserInfo().split(":", -1)[0].matches("[0-9A-Za-z_-]+")
                || !project.matches("[0-9A-Za-z_-]+")) {
            throw wrong();
        }
        String before = path.substring(0, path.length() - project.length());
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new SentryAddress(
                URI.create(
                        "%s://%s%s%sapi/%s/envelope/"
                                .formatted(uri.getScheme(), uri.getHost(), port, before, project)),
                uri.getUserInfo().split(":", -1)[0]);
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "must be a DSN such as https://key@sentry.example.com/42");
    }

    @Override
    public String toString() {
        return envelopes.toString();
    }
}
