package bellwether.bench.attack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A file sent in chunks as it is made, so that a large one needs no room here.
final class Upload {
    private static final int PATIENCE_MILLIS = 60_000;

    private Upload() {}

    @FunctionalInterface
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    /// @param status 0 when the service closed without an answer
    record Answer(int status, String body) {}

    /// @param query of the import
    static Answer send(Target target, String query, String headers, Body body) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(Loopback.from(2));
            socket.connect(Loopback.service(target.port()), 5_000);
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(
                    Script.bytes(
                            "POST /api/v1/prices/import?%s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n%s\r\n"
                                    .formatted(query, target.master(), headers)));
            try (OutputStream chunks = new BufferedOutputStream(new Chunks(out), 1 << 18)) {
                body.write(chunks);
            }
            out.write(Script.bytes("0\r\n\r\n"));
            return answer(socket.getInputStream());
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        return text.length() < 12 || end < 0
                ? new Answer(0, text)
                : new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(end + 4));
    }

    /// Each write is a chunk; its end is not the connection's.
    private static final class Chunks extends OutputStream {
        private final OutputStream out;

        Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(Script.bytes("%x\r\n".formatted(count)));
            out.write(bytes, from, count);
            out.write(Script.bytes("\r\n"));
        }
    }
}
