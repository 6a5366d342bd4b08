package bellwether.bench.hosts;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Namespaces that a bridge joins, each a host with an address of its own. The bench has one, too.
final class HostNetwork implements AutoCloseable {
    /// The bench's own address.
    static final String HERE = "10.213.77.254";

    private static final String BRIDGE = "bwbench";
    private static final String PREFIX = "bwh-";
    private static final String NET = "10.213.77.";

    private final Map<String, String> addresses = new LinkedHashMap<>();

    HostNetwork() throws IOException, InterruptedException {
        removeOld();
        ip("link", "add", BRIDGE, "type", "bridge");
        ip("addr", "add", HERE + "/24", "dev", BRIDGE);
        ip("link", "set", BRIDGE, "up");
    }

    /// What an earlier bench that was killed has left.
    private void removeOld() throws IOException, InterruptedException {
        for (String space : spaces()) {
            if (space.startsWith(PREFIX)) {
                remove(space.substring(PREFIX.length()));
            }
        }
        HostCommand.works(List.of("ip", "link", "del", BRIDGE));
    }

    private static String ip(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("ip"));
        all.addAll(List.of(words));
        return HostCommand.run(all.toArray(String[]::new));
    }

    /// @param number the last part of its address
    void add(String host, int number) throws IOException, InterruptedException {
        String space = PREFIX + host;
        ip("netns", "add", space);
        addresses.put(host, NET + number);
        ip("link", "add", link(host), "type", "veth", "peer", "name", "eth0", "netns", space);
        ip("link", "set", link(host), "master", BRIDGE, "up");
        ip("-n", space, "addr", "add", NET + number + "/24", "dev", "eth0");
        ip("-n", space, "link", "set", "eth0", "up");
        ip("-n", space, "link", "set", "lo", "up");
    }

    private static String link(String host) {
        return "bwv" + host;
    }

    String address(String host) {
        return Optional.ofNullable(addresses.get(host)).orElseThrow();
    }

    /// The words before a program that is to run on a host.
    static List<String> on(String host) {
        return List.of("ip", "netns", "exec", PREFIX + host);
    }

    /// Pulls its cable: nothing comes in or out, and no one is told.
    void cut(String host) throws IOException, InterruptedException {
        ip("link", "set", link(host), "down");
    }

    void join(String host) throws IOException, InterruptedException {
        ip("link", "set", link(host), "up");
    }

    /// What runs on a host.
    static List<ProcessHandle> processes(String host) throws IOException, InterruptedException {
        return ip("netns", "pids", PREFIX + host)
                .lines()
                .map(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Processor time of what runs on a host now.
    static Duration worked(String host) throws IOException, InterruptedException {
        return processes(host).stream()
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Ends all that runs on a host at once, as when its power fails.
    static void powerOff(String host) throws IOException, InterruptedException {
        for (int round = 0; round < 5; round++) {
            List<ProcessHandle> left = processes(host);
            left.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle one : left) {
                HostWaiting.quietly(one.onExit(), 2, TimeUnit.SECONDS);
            }
        }
    }

    static boolean isThere(String host) throws IOException, InterruptedException {
        return spaces().contains(PREFIX + host);
    }

    private static List<String> spaces() throws IOException, InterruptedException {
        return ip("netns", "list").lines().map(line -> line.replaceAll(" .*", "")).toList();
    }

    private static void remove(String host) throws IOException, InterruptedException {
        powerOff(host);
        // the kernel would remove it with the namespace, but later
        HostCommand.works(List.of("ip", "link", "del", link(host)));
        ip("netns", "del", PREFIX + host);
    }

    /// Ends everything on all hosts, and removes them.
    @Override
    public void close() throws IOException {
        try {
            for (String host : addresses.keySet()) {
                remove(host);
            }
            HostCommand.works(List.of("ip", "link", "del", BRIDGE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
