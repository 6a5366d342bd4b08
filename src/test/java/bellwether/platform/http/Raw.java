package bellwether.platform.http;

import bellwether.platform.http.openapi.Conformance;
import bellwether.platform.http.openapi.Specification;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A connection that sends exactly the bytes that it is told to, where a client library would tidy
/// them up.
public final class Raw implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Conformance CONFORMANCE = new Conformance(Specification.ours());

    private final Socket socket;
    private final InputStream in;

    private Raw(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    public static Raw to(int port) throws IOException {
        return over(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /// From another address of this machine, such as `127.0.0.2`.
    public static Raw from(String address, int port) throws IOException {
        return over(
                new Socket(
                        InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(address), 0));
    }

    private static Raw over(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        // a server that stops may leave unanswered whom it has just let in
        socket.setSoTimeout(30_000);
        return new Raw(socket);
    }

    /// Sends one text and reads one answer.
    public static Answer ask(int port, String text) throws IOException {
        try (Raw raw = to(port)) {
            return raw.send(text).read();
        }
    }

    public Raw send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// How long a read waits at most.
    public Raw patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    /// The next answer; its body may be empty.
    public Answer read() throws IOException {
        Answer head = readHead();
        int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
        Answer whole =
                new Answer(
                        head.status(),
                        head.headers(),
                        new String(in.readNBytes(length), StandardCharsets.UTF_8));
        if (whole.status() >= 400 && !saysNotReady(whole)) {
            requireProblem(whole);
        }
        return whole;
    }

    /// `/ready` says what is missing in a form of its own.
    private static boolean saysNotReady(Answer answer) {
        return answer.status() == 503 && answer.body().startsWith("{\"status\":\"not ready\"");
    }

    /// Whoever writes a refusal, it has the shape that the OpenAPI document gives to all of them.
    private static void requireProblem(Answer refusal) {
        List<String> faults =
                CONFORMANCE.refusal(
                        refusal.headers().getOrDefault("content-type", ""), refusal.body());
        if (!faults.isEmpty()) {
            throw new AssertionError(refusal + ": " + faults);
        }
    }

    /// The next answer as far as it comes without a body, as after HEAD.
    public Answer readHead() throws IOException {
        String[] lines = head().split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, "");
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("closed after " + head);
            }
            head.write(b);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
        }
    }

    /// Whatever comes until the server closes.
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// What came back, header names in lower case.
    public record Answer(int status, Map<String, String> headers, String body) {
        public JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }
}
