package bellwether.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between the processes and PostgreSQL at an address that stays when the server moves. Now
/// and then it swallows the answer to a COMMIT and hangs up, so that nobody knows what became of
/// it.
final class JobsChaosProxy implements AutoCloseable {
    /// The answer to a COMMIT: type, length, text.
    private static final byte[] COMMITTED = {'C', 0, 0, 0, 11, 'C', 'O', 'M', 'M', 'I', 'T', 0};

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final double share;
    private final AtomicInteger dropped = new AtomicInteger();
    private volatile int target;

    /// @param share of answers to swallow
    JobsChaosProxy(int target, double share) throws IOException {
        this.target = target;
        this.share = share;
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void aim(int port) {
        target = port;
    }

    int dropped() {
        return dropped.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            threads.execute(() -> copy(client, server, false));
            copy(server, client, true);
        } catch (IOException e) {
            // the server is away: the client sees its connection closed
        }
    }

    private void copy(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && committed(buffer, read) && chance()) {
                    dropped.incrementAndGet();
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // one side hung up, which closes the other
        }
    }

    private boolean chance() {
        return ThreadLocalRandom.current().nextDouble() < share;
    }

    private static boolean committed(byte[] buffer, int length) {
        for (int at = 0; at + COMMITTED.length <= length; at++) {
            if (java.util.Arrays.equals(
                    buffer, at, at + COMMITTED.length, COMMITTED, 0, COMMITTED.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
