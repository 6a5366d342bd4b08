package bellwether.bench.attack;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Odd requests one after the other, each on a connection of its own, by a few threads, until all
/// are sent or the time is over. Each answer is judged: no fault of ours, no refusal that is not a
/// problem document, nothing of the program's inside.
///
/// @param requests by the target, for the sake of its keys
record RequestWalk(Function<Target, List<Request>> requests) implements Load {
    private static final int CALLERS = 4;

    /// For the first byte of an answer, and then for each next one.
    private static final int FIRST_MILLIS = 1_500;

    private static final int SILENCE_MILLIS = 400;
    private static final int MOST_BYTES = 8_000;
    private static final Pattern LEAK =
            Pattern.compile(
                    "(?i)jetty|javalin|\\tat |exception|select .* from|stacktrace|org\\.eclipse|/home/");

    /// @param text each character a byte on the wire
    /// @param head whether the answer has no body by its method
    /// @param honest whether it comes from the address of the honest callers
    record Request(String name, String text, boolean head, boolean honest) {
        static Request of(String name, String text) {
            return new Request(name, text, text.startsWith("HEAD "), false);
        }

        Request fromHonestAddress() {
            return new Request(name, text, head, true);
        }
    }

    private record Seen(
            Map<String, AtomicInteger> statuses, Queue<String> bad, AtomicInteger count) {
        Seen() {
            this(new ConcurrentHashMap<>(), new ConcurrentLinkedQueue<>(), new AtomicInteger());
        }
    }

    @Override
    public Load.Result run(Target target) throws InterruptedException {
        List<Request> all = requests.apply(target);
        Seen seen = new Seen();
        AtomicInteger next = new AtomicInteger();
        List<Thread> callers =
                IntStream.range(0, CALLERS)
                        .mapToObj(number ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("walker " + number)
                                        .start(() -> walk(target, all, next, seen)))
                        .toList();
        for (Thread caller : callers) {
            caller.join();
        }
        return result(seen, all.size());
    }

    private static void walk(Target target, List<Request> all, AtomicInteger next, Seen seen) {
        for (int i = next.getAndIncrement();
                i < all.size() && !target.time().over();
                i = next.getAndIncrement()) {
            Request request = all.get(i);
            String answer = answer(target.port(), request, request.honest() ? 1 : 2 + i % 200);
            String status = answer.startsWith("HTTP/1") ? answer.substring(9, 12) : answer;
            seen.statuses().computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
            seen.count().incrementAndGet();
            fault(request, status, answer).ifPresent(seen.bad()::add);
        }
    }

    private static Optional<String> fault(Request request, String status, String answer) {
        boolean broken = status.startsWith("5") && !List.of("501", "505").contains(status);
        boolean bare =
                status.startsWith("4")
                        && !request.head()
                        && !answer.contains("application/problem+json");
        boolean leaking = !status.equals("200") && LEAK.matcher(answer).find();
        if (!broken && !bare && !leaking) {
            return Optional.empty();
        }
        return Optional.of(
                "%s to %s%s"
                        .formatted(
                                status,
                                request.name(),
                                broken ? "" : leaking ? " (leaks)" : " (no problem document)"));
    }

    private static String answer(int port, Request request, int address) {
        try (Socket socket = new Socket()) {
            socket.bind(Loopback.from(address));
            socket.connect(Loopback.service(port), 2_000);
            socket.setSoTimeout(FIRST_MILLIS);
            byte[] buffer = new byte[MOST_BYTES];
            int had = 0;
            try {
                socket.getOutputStream().write(Script.bytes(request.text()));
                InputStream in = socket.getInputStream();
                while (had < MOST_BYTES) {
                    int count = in.read(buffer, had, MOST_BYTES - had);
                    if (count < 0) {
                        break;
                    }
                    had += count;
                    socket.setSoTimeout(SILENCE_MILLIS);
                }
            } catch (SocketTimeoutException e) {
                return had == 0 ? "silence" : text(buffer, had);
            } catch (IOException e) {
                return had == 0 ? "closed" : text(buffer, had);
            }
            return had == 0 ? "closed" : text(buffer, had);
        } catch (IOException e) {
            return "refused";
        }
    }

    private static String text(byte[] buffer, int length) {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static Load.Result result(Seen seen, int all) {
        String statuses =
                new TreeMap<>(seen.statuses())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + " × " + entry.getValue())
                                .collect(Collectors.joining(", "));
        List<String> bad = List.copyOf(seen.bad());
        return new Load.Result(
                "%,d of %,d sent: %s%s"
                        .formatted(
                                seen.count().get(),
                                all,
                                statuses,
                                bad.isEmpty()
                                        ? ""
                                        : "; %d bad, such as %s"
                                                .formatted(
                                                        bad.size(),
                                                        bad.stream()
                                                                .limit(3)
                                                                .collect(
                                                                        Collectors.joining("; ")))),
                !bad.isEmpty());
    }
}
