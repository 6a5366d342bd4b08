package bellwether.platform.doctor;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.http.limits.RedisAddress;
import bellwether.platform.http.server.TlsSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The set-up that is looked at.
///
/// @param port 0 when any free one will do
/// @param tls the certificate, when it speaks TLS itself
/// @param database the given database, none for the embedded one
/// @param directDatabase the way to it that migrations take, when it is another
/// @param redis where limits are shared, if they are
/// @param others what else is looked at, once the database has been
/// @param connections how many one process opens at most
public record DoctorContext(
        String host,
        int port,
        Optional<TlsSettings> tls,
        Path home,
        Optional<DatabaseAddress> database,
        Optional<DatabaseAddress> directDatabase,
        Optional<RedisAddress> redis,
        List<Check> others,
        int connections) {
    boolean embedded() {
        return database.isEmpty();
    }
}
