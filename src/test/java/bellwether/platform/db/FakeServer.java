package bellwether.platform.db;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Speaks just enough of PostgreSQL's protocol to greet as another version, or to refuse.
public final class FakeServer implements AutoCloseable {
    private static final int SECURITY_REQUESTS = 80_877_103;

    private final ServerSocket socket;
    private final byte[] greeting;

    private FakeServer(byte[] greeting) {
        try {
            this.greeting = greeting;
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public static FakeServer ofVersion(String version) {
        ByteArrayOutputStream greeting = new ByteArrayOutputStream();
        greeting.writeBytes(message('R', new byte[4]));
        for (String parameter :
                List.of(
                        "server_version\0" + version,
                        "client_encoding\0UTF8",
                        "DateStyle\0ISO, MDY",
                        "integer_datetimes\0on",
                        "standard_conforming_strings\0on")) {
            greeting.writeBytes(message('S', text(parameter)));
        }
        greeting.writeBytes(message('Z', new byte[] {'I'}));
        return new FakeServer(greeting.toByteArray());
    }

    public static FakeServer refusing(String state, String reason) {
        return new FakeServer(
                message('E', text("SFATAL\0VFATAL\0C" + state + "\0M" + reason + "\0")));
    }

    public DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:%d/x".formatted(socket.getLocalPort()),
                Optional.of("user"),
                Optional.of("secret"));
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] message(char type, byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) type)
                .putInt(4 + body.length)
                .put(body)
                .array();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                serve(new DataInputStream(client.getInputStream()), client.getOutputStream());
            } catch (IOException e) {
                // the client went away, or the test is over
            }
        }
    }

    private void serve(DataInputStream in, OutputStream out) throws IOException {
        int protocol = startup(in);
        while (protocol >= SECURITY_REQUESTS) {
            out.write('N');
            protocol = startup(in);
        }
        out.write(greeting);
        while (true) {
            int type = in.readByte();
            in.readNBytes(in.readInt() - 4);
            if (type == 'Q') {
                out.write(message('C', text("SET")));
                out.write(message('Z', new byte[] {'I'}));
            }
        }
    }

    private static int startup(DataInputStream in) throws IOException {
        int length = in.readInt();
        int protocol = in.readInt();
        in.readNBytes(length - 8);
        return protocol;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
