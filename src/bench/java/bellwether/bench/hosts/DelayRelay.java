package bellwether.bench.hosts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Passes on what comes, half a round trip later in each direction. What follows is not held up by
/// what is on its way, so the delay throttles nothing. Kernels with `sch_netem` could do it, too.
final class DelayRelay implements AutoCloseable {
    private static final int CHUNK = 65_536;
    private static final int CONNECT_MILLIS = 2_000;

    /// Bytes, none at the end, and when they are there.
    private record Parcel(ByteBuffer bytes, long due) {
        boolean isEnd() {
            return !bytes.hasRemaining();
        }
    }

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong turns = new AtomicLong();
    private volatile long oneWayNanos;

    DelayRelay(String at, int port, String host, int targetPort) throws IOException {
        server = new ServerSocket(port, 256, InetAddress.getByName(at));
        target = new InetSocketAddress(host, targetPort);
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /// From now on.
    void roundTrip(double millis) {
        oneWayNanos = (long) (millis * 1e6 / 2);
    }

    /// How often a client has sent something after an answer: round trips of all connections.
    long turns() {
        return turns.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofPlatform().daemon().start(() -> connect(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        Socket there = new Socket();
        open.add(client);
        open.add(there);
        try {
            there.connect(target, CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            AtomicLong last = new AtomicLong(1);
            pass(
                    client,
                    there,
                    () -> {
                        if (last.getAndSet(0) == 1) {
                            turns.incrementAndGet();
                        }
                    });
            pass(there, client, () -> last.set(1));
        } catch (IOException e) {
            end(client, there);
        }
    }

    private void pass(Socket from, Socket to, Runnable noted) {
        BlockingQueue<Parcel> way = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().start(() -> read(from, way, noted));
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    write(way, to);
                    end(from, to);
                });
    }

    private void read(Socket from, BlockingQueue<Parcel> way, Runnable noted) {
        byte[] buffer = new byte[CHUNK];
        try {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                noted.run();
                ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(buffer, n));
                way.add(new Parcel(bytes, System.nanoTime() + oneWayNanos));
            }
        } catch (IOException e) {
            // broken off, which the other side is to see as well
        }
        way.add(new Parcel(ByteBuffer.allocate(0), System.nanoTime() + oneWayNanos));
    }

    private static void write(BlockingQueue<Parcel> way, Socket to) {
        try {
            for (Parcel next = way.take(); !next.isEnd(); next = way.take()) {
                while (System.nanoTime() < next.due()) {
                    LockSupport.parkNanos(next.due() - System.nanoTime());
                }
                to.getOutputStream().write(next.bytes().array());
            }
        } catch (IOException e) {
            // gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Socket... sockets) {
        for (Socket socket : sockets) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException e) {
                // closed
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        end(open.toArray(Socket[]::new));
    }
}
