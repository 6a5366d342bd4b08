package bellwether.platform.db.schema;

import bellwether.platform.db.Connections;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseFault;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// An empty database beside a given one, on the same server, that is gone when closed.
public final class ScratchDatabase implements AutoCloseable {
    private final DatabaseAddress server;
    private final String name;

    private ScratchDatabase(DatabaseAddress server, String name) {
        this.server = server;
        this.name = name;
    }

    public static ScratchDatabase beside(DatabaseAddress server) {
        String name = "bellwether_scratch_" + UUID.randomUUID().toString().replace("-", "");
        try {
            jdbi(server).useHandle(h -> h.execute("create database " + name));
        } catch (JdbiException e) {
            throw DatabaseFault.of(server, e);
        }
        return new ScratchDatabase(server, name);
    }

    public DatabaseAddress address() {
        // the path ends at the options; everything before its last part is the server
        String url = server.jdbcUrl();
        int options = url.indexOf('?');
        String path = options < 0 ? url : url.substring(0, options);
        return new DatabaseAddress(
                path.substring(0, path.lastIndexOf('/') + 1)
                        + name
                        + (options < 0 ? "" : url.substring(options)),
                server.user(),
                server.password());
    }

    @Override
    public void close() {
        jdbi(server).useHandle(h -> h.execute("drop database " + name + " with (force)"));
    }

    private static Jdbi jdbi(DatabaseAddress address) {
        return Jdbi.create(() -> Connections.single(address));
    }
}
