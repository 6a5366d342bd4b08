package bellwether.bench.attack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A provider of this machine that answers as Stooq does: every weekday of each symbol.
final class PlayedVendor implements AutoCloseable {
    static final List<String> TICKERS =
            IntStream.range(0, 20).mapToObj(i -> "KR" + (char) ('A' + i)).toList();

    private final HttpServer server;

    PlayedVendor() throws IOException {
        server = HttpServer.create(Loopback.service(0), 16);
        server.createContext("/", PlayedVendor::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query =
                Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        DateTimeFormatter day = DateTimeFormatter.BASIC_ISO_DATE;
        LocalDate from = LocalDate.parse(query.getOrDefault("d1", "20200101"), day);
        LocalDate until = LocalDate.parse(query.getOrDefault("d2", "20200101"), day);
        byte[] body =
                from.datesUntil(until.plusDays(1))
                        .filter(InventedFiles::traded)
                        .map(InventedFiles::row)
                        .collect(
                                Collectors.joining("\n", "Date,Open,High,Low,Close,Volume\n", "\n"))
                        .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/csv");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
