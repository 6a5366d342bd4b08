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

/// Two hosts with PostgreSQL, one a synchronous standby of the other, under Patroni, which keeps
/// what it knows in etcd on a third host. Services reach them by a relay each, which delays.
final class DatabaseHosts implements AutoCloseable {
    static final List<String> HOSTS = List.of("db1", "db2");
    static final String PASSWORD = "bench";
    private static final String KEEPER = "dcs";
    private static final int PORT = 5432;
    private static final int RELAY_PORT = 5401;
    private static final int LONGEST_START = 90;

    private final HostNetwork network;
    private final Path folder;
    private final Path programs;
    private final List<DelayRelay> relays;

    DatabaseHosts(HostNetwork network, Path folder, Path programs)
            throws IOException, InterruptedException {
        this.network = network;
        this.folder = folder;
        this.programs = programs;
        network.add(KEEPER, 10);
        network.add("db1", 11);
        network.add("db2", 12);
        relays =
                List.of(
                        new DelayRelay(HostNetwork.HERE, RELAY_PORT, network.address("db1"), PORT),
                        new DelayRelay(
                                HostNetwork.HERE, RELAY_PORT + 1, network.address("db2"), PORT));
    }

    /// Starts all three, and waits until the standby follows.
    void start() throws IOException, InterruptedException {
        HostCommand.run("chown", "-R", "postgres:postgres", folder.toString());
        String keeper = "http://" + network.address(KEEPER) + ":2379";
        HostProgram.start(
                KEEPER,
                "postgres",
                folder.resolve("etcd.log"),
                Map.of(),
                List.of(
                        "etcd",
                        "--data-dir=" + folder.resolve("etcd"),
                        "--unsafe-no-fsync",
                        "--listen-client-urls=" + keeper,
                        "--advertise-client-urls=" + keeper,
                        "--listen-peer-urls=http://127.0.0.1:2380"));
        patroni("db1");
        HostWaiting.until("a primary", LONGEST_START, () -> isPrimary("db1"));
        patroni("db2");
        try (var handle = at("db1", "postgres").open()) {
            handle.execute("create database bellwether");
            HostWaiting.until(
                    "a synchronous standby",
                    LONGEST_START,
                    () ->
                            handle.createQuery(
                                                    "select count(*) from pg_stat_replication where"
                                                            + " sync_state = 'sync'")
                                            .mapTo(Long.class)
                                            .one()
                                    == 1);
        }
    }

    private void patroni(String host) throws IOException {
        Path file = folder.resolve(host + ".yml");
        Files.writeString(
                file,
                """
                scope: bench
                name: %1$s
                restapi: {listen: '%2$s:8008', connect_address: '%2$s:8008'}
                etcd3: {host: '%3$s:2379'}
                bootstrap:
                  dcs:
                    ttl: 20
                    loop_wait: 2
                    retry_timeout: 5
                    synchronous_mode: true
                    postgresql:
                      parameters: {max_connections: 250, shared_buffers: 256MB, max_wal_size: 2GB}
                  initdb: [{encoding: UTF8}, {locale: C}]
                postgresql:
                  listen: '%2$s:5432'
                  connect_address: '%2$s:5432'
                  data_dir: %4$s/%1$s
                  bin_dir: %5$s
                  pgpass: %4$s/%1$s.pgpass
                  basebackup: [{checkpoint: fast}]
                  authentication:
                    superuser: {username: postgres, password: %6$s}
                    replication: {username: replicator, password: %6$s}
                  parameters: {unix_socket_directories: '', jit: 'off'}
                  pg_hba: ['host all all 10.213.77.0/24 scram-sha-256', 'host replication all 10.213.77.0/24 scram-sha-256']
                """
                        .formatted(
                                host,
                                network.address(host),
                                network.address(KEEPER),
                                folder,
                                programs,
                                PASSWORD));
        HostProgram.start(
                host,
                "postgres",
                folder.resolve(host + ".log"),
                Map.of(),
                List.of("patroni", file.toString()));
    }

    /// Straight, without relay.
    Jdbi at(String host, String database) {
        return TestDatabase.plain(
                new DatabaseAddress(
                        "jdbc:postgresql://%s:%d/%s?connectTimeout=2&socketTimeout=60"
                                .formatted(network.address(host), PORT, database),
                        Optional.of("postgres"),
                        Optional.of(PASSWORD)));
    }

    /// Which of them takes writes.
    Jdbi primary() {
        for (String host : HOSTS) {
            if (isPrimary(host)) {
                return at(host, "bellwether");
            }
        }
        throw new IllegalStateException("no database host is primary");
    }

    boolean isPrimary(String host) {
        try {
            return at(host, "postgres")
                    .withHandle(h ->
                            !h.createQuery("select pg_is_in_recovery()")
                                    .mapTo(Boolean.class)
                                    .one());
        } catch (RuntimeException e) {
            return false;
        }
    }

    /// As services are given it: both, by their relays.
    String url() {
        return "postgres://postgres:%s@%s:%d,%s:%d/bellwether?targetServerType=primary"
                .formatted(
                        PASSWORD, HostNetwork.HERE, RELAY_PORT, HostNetwork.HERE, RELAY_PORT + 1);
    }

    void roundTrip(double millis) {
        relays.forEach(relay -> relay.roundTrip(millis));
    }

    long turns() {
        return relays.stream().mapToLong(DelayRelay::turns).sum();
    }

    /// Processor time of both, Patroni's included.
    Duration worked() throws IOException, InterruptedException {
        return HostNetwork.worked("db1").plus(HostNetwork.worked("db2"));
    }

    @Override
    public void close() throws IOException {
        for (DelayRelay relay : relays) {
            relay.close();
        }
    }
}
