package bellwether.bench.attack;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What became of a crowd's connections. Of one thread.
final class CrowdTally {
    private final Script script;
    private final Map<String, Integer> answers = new TreeMap<>();
    private int opened;
    private int refused;
    private int unanswered;
    private int broken;
    private long sent;
    private long received;

    CrowdTally(Script script) {
        this.script = script;
    }

    Script script() {
        return script;
    }

    void opened() {
        opened++;
    }

    void failed(boolean wasOpen, IOException fault) {
        if (!wasOpen && fault instanceof java.net.ConnectException) {
            refused++;
        } else {
            broken++;
        }
    }

    void closed(boolean answered) {
        if (!answered) {
            unanswered++;
        }
    }

    void answered(String status) {
        answers.merge(status, 1, Integer::sum);
    }

    void sent(int bytes) {
        sent += bytes;
    }

    void received(int bytes) {
        received += bytes;
    }

    /// Statuses other than these must not have been answered.
    Load.Result result(Set<String> allowed) {
        String by =
                answers.entrySet().stream()
                        .map(entry -> entry.getKey() + " × " + entry.getValue())
                        .collect(Collectors.joining(", "));
        String words =
                "%,d opened, %,d kB sent, %,d kB read%s%s%s%s"
                        .formatted(
                                opened,
                                sent / 1_000,
                                received / 1_000,
                                by.isEmpty() ? "" : "; " + by,
                                some(unanswered, "closed unanswered"),
                                some(broken, "broken off"),
                                some(refused, "refused"));
        return new Load.Result(words, !allowed.isEmpty() && !allowed.containsAll(answers.keySet()));
    }

    private static String some(int count, String words) {
        return count == 0 ? "" : "; %,d %s".formatted(count, words);
    }
}
