package bellwether.bench.attack;

import static bellwether.bench.attack.Attack.Setting.usual;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntFunction;

/// Attacks on the listener and on whatever reads bodies.
final class BodyAttacks {
    private static final String POST =
            "POST /analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-API-Key: x%d\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
    private static final String ORDER = "{\"tickers\":[\"DEMO01\"],\"capital\":1000}";

    private BodyAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of(
                        "listener",
                        "2,500 empty connections, renewed as they are closed",
                        usual(),
                        Crowd.of(2_500, Script.opening(_ -> "")).atMost(15_000)),
                // all at once and all gone at once, again and again: the limit is crossed both ways
                Attack.of(
                        "listener",
                        "waves of 2,500, each reset after a second",
                        usual(),
                        waves(
                                Crowd.of(
                                        2_500,
                                        Script.opening(_ -> "").leaving(Script.Leaving.RESET)))),
                // twice the limit, from many, half-closed before the first byte
                Attack.of(
                        "listener",
                        "4,000 half-closed from 40 addresses",
                        usual(),
                        Crowd.of(4_000, Script.opening(_ -> "").leaving(Script.Leaving.HALF_CLOSE))
                                .from(40)
                                .atMost(20_000)),
                Attack.of(
                        "chunks",
                        "40 connections, 20,000 chunks of a byte, invented keys",
                        usual(),
                        Crowd.of(40, chunks(1, 20_000))),
                // larger pieces: more bytes held for each piece of work
                Attack.of(
                        "chunks",
                        "8 connections, 40,000 chunks of 24 bytes, half-closed",
                        usual(),
                        Crowd.of(8, chunks(24, 40_000).leaving(Script.Leaving.HALF_CLOSE))),
                // with a good key the body is wanted; an extension makes each chunk dearer to read
                Attack.of("chunks", "40 with a good key and chunk extensions", usual(), extended()),
                Attack.of(
                        "budget",
                        "51 bodies of 1 MB but for 500 bytes, a byte each 2 s, invented keys",
                        usual().with("RATE_LIMITS", "reads=off,analyses=off"),
                        besidePosts(Crowd.of(51, unfinished(999_500, 2_000)))),
                // from many addresses, smaller ones to fill what is left
                Attack.of(
                        "budget",
                        "700 bodies of 200 kB but for 500 bytes, 40 addresses",
                        usual().with("RATE_LIMITS", "reads=off,analyses=off"),
                        besidePosts(Crowd.of(700, unfinished(199_500, 1_000)).from(40))),
                // broken off by resets, renewed at once: is each body's share given back?
                Attack.of(
                        "budget",
                        "100 chunked bodies of 900 kB, reset and renewed, 10 addresses",
                        usual().with("RATE_LIMITS", "reads=off,analyses=off"),
                        besidePosts(waves(Crowd.of(100, halfSent()).from(10)))),
                Attack.of(
                        "announced",
                        "1,900 of Content-Length 30,000,000 and 20 kB",
                        usual(),
                        Crowd.of(1_900, announced("Content-Length: 30000000\r\n\r\n", 20_000))
                                .allowing("401", "413", "429", "503")),
                // the client asks first whether it may
                Attack.of(
                        "announced",
                        "500 that expect 100-continue, no key, 10 addresses",
                        usual(),
                        Crowd.of(
                                        500,
                                        announced(
                                                "Expect: 100-continue\r\nContent-Length: 30000000\r\n\r\n",
                                                0))
                                .from(10)
                                .allowing("401", "413", "417", "429", "503")),
                // on a route that does not exist, and a length beyond 63 bits
                Attack.of(
                        "announced",
                        "500 of lengths beyond 10^18, one address, reset",
                        usual(),
                        Crowd.of(
                                        500,
                                        announced(
                                                        "Content-Length: 9000000000000000000\r\n\r\n",
                                                        100)
                                                .leaving(Script.Leaving.RESET))
                                .allowing("400", "401", "413", "429", "503")));
    }

    private static Script chunks(int bytes, int count) {
        String piece = "%x\r\n%s\r\n".formatted(bytes, " ".repeat(bytes)).repeat(1_000);
        return Script.opening(n -> POST.formatted(n) + "Connection: close\r\n" + CHUNKED)
                .pieces(ByteBuffer.wrap(Script.bytes(piece)), count / 1_000, "0\r\n\r\n");
    }

    private static Load extended() {
        ByteBuffer piece = ByteBuffer.wrap(Script.bytes("1;a=b\r\n \r\n".repeat(1_000)));
        return target -> {
            String head =
                    "POST /analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-API-Key: %s\r\nConnection: close\r\n%s"
                            .formatted(target.reader(), CHUNKED);
            return Crowd.of(40, Script.opening(_ -> head).pieces(piece, 20, "0\r\n\r\n"))
                    .run(target);
        };
    }

    private static Script unfinished(int bytes, int dripMillis) {
        String head = "Content-Length: " + (bytes + 500) + "\r\n\r\n";
        return Script.opening(n -> POST.formatted(n) + head)
                .pieces(ByteBuffer.wrap(Script.bytes(" ".repeat(bytes / 10))), 10, "")
                .dripping(" ", dripMillis);
    }

    private static Script halfSent() {
        String chunk = "186a0\r\n" + " ".repeat(100_000) + "\r\n";
        return Script.opening(n -> POST.formatted(n) + CHUNKED)
                .pieces(ByteBuffer.wrap(Script.bytes(chunk)), 9, "186a0\r\n ")
                .leaving(Script.Leaving.RESET);
    }

    private static Script announced(String head, int bytes) {
        String spaces = " ".repeat(bytes);
        IntFunction<String> opening = n -> POST.formatted(n) + head + spaces;
        return Script.opening(opening).dripping(" ", 3_500);
    }

    /// The crowd comes and goes each second.
    private static Load waves(Crowd crowd) {
        return target -> {
            String words = "";
            int waves = 0;
            while (!target.time().over()) {
                words = crowd.run(target.during(1_000)).words();
                waves++;
            }
            return Load.Result.of("%d waves, the last: %s".formatted(waves, words));
        };
    }

    /// Another honest caller beside it, who sends bodies; none may be turned away for want of room.
    private static Load besidePosts(Load load) {
        return target -> {
            String padded = ORDER + " ".repeat(5_000);
            HonestCaller posts =
                    new HonestCaller(
                            target.port(), HonestCaller.post("/analyze", target.master(), padded));
            Load.Result attackers;
            try (posts) {
                attackers = load.run(target);
            }
            ProbeResult got = posts.result();
            boolean away =
                    got.answers().stream()
                            .anyMatch(answer ->
                                    !List.of("200", "201", "202").contains(answer.status()));
            return new Load.Result(
                    attackers.words() + "; honest POSTs of 5 kB: " + got.words(),
                    attackers.faulty() || away);
        };
    }
}
