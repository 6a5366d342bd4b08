package bellwether.bench.hosts;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Two more hosts with a PostgreSQL each, which hold parts of what is one table for the service.
final class DataNodes {
    static final List<String> HOSTS = List.of("node1", "node2");
    private static final int FIRST = 61;
    private static final int LONGEST_START = 60;

    private final HostsTrial trial;
    private final Path folder;
    private final Path programs;

    DataNodes(HostsTrial trial, Path folder, Path programs) {
        this.trial = trial;
        this.folder = folder;
        this.programs = programs;
    }

    void start() throws IOException, InterruptedException {
        for (int i = 0; i < HOSTS.size(); i++) {
            start(HOSTS.get(i), FIRST + i);
        }
    }

    private void start(String host, int number) throws IOException, InterruptedException {
        trial.network().add(host, number);
        Path password =
                Files.writeString(folder.resolve(host + ".password"), DatabaseHosts.PASSWORD);
        Path data = folder.resolve(host);
        HostCommand.run("chown", "postgres:postgres", folder.toString(), password.toString());
        HostCommand.run(
                "setpriv",
                "--reuid=postgres",
                "--regid=postgres",
                "--init-groups",
                programs.resolve("initdb").toString(),
                "-D" + data,
                "-Upostgres",
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C");
        Path rights = data.resolve("pg_hba.conf");
        Files.writeString(rights, "host all all 10.213.77.0/24 scram-sha-256\n");
        HostProgram.start(
                host,
                "postgres",
                folder.resolve(host + ".log"),
                Map.of(),
                List.of(
                        programs.resolve("postgres").toString(),
                        "-D" + data,
                        "-clisten_addresses=" + trial.network().address(host),
                        "-cunix_socket_directories=",
                        "-cshared_buffers=128MB",
                        "-cjit=off"));
        HostWaiting.until(
                "PostgreSQL on " + host, LONGEST_START, () -> at(host).withHandle(h -> true));
    }

    Jdbi at(String host) {
        return TestDatabase.plain(
                new DatabaseAddress(
                        "jdbc:postgresql://%s/postgres?connectTimeout=2"
                                .formatted(trial.network().address(host)),
                        Optional.of("postgres"),
                        Optional.of(DatabaseHosts.PASSWORD)));
    }

    static Duration worked() throws IOException, InterruptedException {
        Duration all = Duration.ZERO;
        for (String host : HOSTS) {
            all = all.plus(HostNetwork.worked(host));
        }
        return all;
    }
}
