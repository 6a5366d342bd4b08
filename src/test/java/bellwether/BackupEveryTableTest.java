package bellwether;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import bellwether.platform.db.TestDatabase;

final class BackupEveryTableTest {
    @Test
    void trial() throws Exception {
        try (KeyedApp app = new KeyedApp()) {
            long t = System.nanoTime();
            RouteVisit visit = new RouteVisit(URI.create("http://127.0.0.1:" + app.app.port()), Optional.of(KeyedApp.MASTER));
            visit.write().forEach(s -> System.out.println(s.status() + " " + s.call() + (s.status() >= 300 ? " " + s.body().replaceAll("\\s+", " ") : "")));
            System.out.println("written " + (System.nanoTime() - t) / 1e9);
            Thread.sleep(3000);
            EveryTable tables = new EveryTable(app.jdbi());
            System.out.println("EMPTY " + tables.empty().size() + " of " + tables.names().size() + " " + tables.empty());
            System.out.println("filled " + tables.fill());
            visit.read().forEach(s -> System.out.println(s.status() + " " + s.call() + (s.status() >= 300 ? " " + s.body().replaceAll("\\s+", " ") : "")));
            System.out.println("read " + (System.nanoTime() - t) / 1e9);
        }
    }
}
