package bellwether.bench.attack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// One connection of a crowd. All of them share one thread, so nothing here waits.
final class CrowdConnection {
    /// Writes of one connection in a row, so that the others have their turn.
    private static final int WRITES = 16;

    private static final int STATUS_END = 12;
    private static final int SMALL_WINDOW = 4_096;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Script script;
    private final CrowdTally tally;
    private final byte[] start = new byte[STATUS_END];
    private int started;
    private ByteBuffer current;
    private long piecesLeft;
    private boolean lastTaken;
    private boolean sent;
    private long nextDrip;
    private long nextRead;

    CrowdConnection(
            Selector selector, InetSocketAddress from, int port, int number, CrowdTally tally)
            throws IOException {
        this.tally = tally;
        this.script = tally.script();
        this.channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            if (script.reading().everyMillis() > 0 || script.reading().bytes() == 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
            }
            channel.bind(from);
            this.current = script.sending().opening().apply(number);
            this.piecesLeft = script.sending().pieces().times();
            channel.connect(Loopback.service(port));
            this.key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Whether it is still open after its turn.
    boolean turn(ByteBuffer shared) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                tally.opened();
                key.interestOps(SelectionKey.OP_WRITE);
            }
            if (key.isValid() && key.isWritable()) {
                write();
            }
            return !key.isReadable() || read(shared, shared.capacity());
        } catch (IOException e) {
            tally.failed(started > 0 || sent, e);
            return false;
        }
    }

    private void write() throws IOException {
        for (int turn = 0; turn < WRITES; turn++) {
            tally.sent(channel.write(current));
            if (current.hasRemaining()) {
                return;
            }
            if (piecesLeft > 0) {
                piecesLeft--;
                current = script.sending().pieces().piece().duplicate();
            } else if (!lastTaken) {
                lastTaken = true;
                current = script.sending().last().duplicate();
            } else {
                allSent();
                return;
            }
        }
    }

    private void allSent() throws IOException {
        sent = true;
        nextDrip = System.nanoTime() + nanos(script.sending().dripMillis());
        if (script.leaving() == Script.Leaving.HALF_CLOSE) {
            channel.shutdownOutput();
        }
        boolean asItComes = script.reading().bytes() > 0 && script.reading().everyMillis() == 0;
        key.interestOps(asItComes ? SelectionKey.OP_READ : 0);
    }

    private boolean read(ByteBuffer shared, int most) throws IOException {
        shared.clear().limit(Math.min(most, shared.capacity()));
        int count = channel.read(shared);
        if (count < 0) {
            tally.closed(started == STATUS_END);
            return false;
        }
        tally.received(count);
        shared.flip();
        while (started < STATUS_END && shared.hasRemaining()) {
            start[started++] = shared.get();
            if (started == STATUS_END) {
                tally.answered(new String(start, 9, 3, StandardCharsets.ISO_8859_1));
            }
        }
        return true;
    }

    /// What it does by the clock; whether it is still open afterwards.
    boolean tick(long now, ByteBuffer shared) {
        if (!sent) {
            return true;
        }
        try {
            int dripMillis = script.sending().dripMillis();
            if (dripMillis > 0 && now >= nextDrip) {
                nextDrip = now + nanos(dripMillis);
                tally.sent(channel.write(script.sending().drip().duplicate()));
            }
            int readMillis = script.reading().everyMillis();
            if (readMillis > 0 && now >= nextRead) {
                nextRead = now + nanos(readMillis);
                return read(shared, script.reading().bytes());
            }
            return true;
        } catch (IOException e) {
            tally.failed(true, e);
            return false;
        }
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    void close() throws IOException {
        if (script.leaving() == Script.Leaving.RESET) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        channel.close();
    }
}
