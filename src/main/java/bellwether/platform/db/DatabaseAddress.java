package bellwether.platform.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/// Where a PostgreSQL is and who we are there. The password never appears in [#toString()].
///
/// @param pooled whether a pooler stands before it that gives each transaction another session
public record DatabaseAddress(
        String jdbcUrl, Optional<String> user, Optional<String> password, boolean pooled) {

    public DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {
        this(jdbcUrl, user, password, false);
    }

    /// The same behind a pooler of transactions. A statement prepared in one session is unknown to
    /// the next, so none is prepared.
    public DatabaseAddress behindPooler() {
        String url = jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "prepareThreshold=0";
        return new DatabaseAddress(url, user, password, true);
    }

    /// Reads an address as platforms give it (`postgres://user:pass@host:5432/db?sslmode=require`)
    /// or as JDBC does.
    ///
    /// @throws IllegalArgumentException saying what is wrong, without repeating the address, which
    ///   may hold a password
    public static DatabaseAddress parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return checked(new DatabaseAddress(text, Optional.empty(), Optional.empty()));
        }
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
            throw new IllegalArgumentException(
                    "must start with postgres://, postgresql:// or jdbc:postgresql:");
        }
        return checked(fromPlatform(uri(text)));
    }

    /// Asks the driver, whose own complaint would repeat the address.
    private static DatabaseAddress checked(DatabaseAddress address) {
        if (Driver.parseURL(address.jdbcUrl, new Properties()) == null) {
            throw new IllegalArgumentException(
                    "is not an address that the PostgreSQL driver understands: check host, port and options");
        }
        return address;
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "is not a valid URL; percent-encode the special characters of its password");
        }
    }

    private static DatabaseAddress fromPlatform(URI uri) {
        String hosts = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        String login = "";
        int at = hosts.lastIndexOf('@');
        if (at >= 0) {
            login = hosts.substring(0, at);
            hosts = hosts.substring(at + 1);
        }
        String database = Optional.ofNullable(uri.getRawPath()).orElse("");
        if (hosts.isEmpty() || database.length() < 2) {
            throw new IllegalArgumentException(
                    "must name a host and a database, as in postgres://user:pass@host/db");
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        int colon = login.indexOf(':');
        return new DatabaseAddress(
                "jdbc:postgresql://" + hosts + database + query,
                part(colon < 0 ? login : login.substring(0, colon)),
                part(colon < 0 ? "" : login.substring(colon + 1)));
    }

    private static Optional<String> part(String raw) {
        return raw.isEmpty()
                ? Optional.empty()
                : Optional.of(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /// The address without its query part and login: fit for a log line.
    @Override
    public String toString() {
        return jdbcUrl.replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//");
    }
}
