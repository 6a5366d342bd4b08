package bellwether;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads environment variables and collects what is wrong with them. An empty one counts as absent.
final class Environment {
    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();

    Environment(Map<String, String> environment) {
        this.environment = environment;
    }

    String text(String name, String absent) {
        return value(name).orElse(absent);
    }

    /// A name or address of this machine to listen on.
    String host(String name, String absent) {
        String text = text(name, absent);
        try {
            InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            fault(name, "must be an address or a host name that resolves to one", text);
        }
        return text;
    }

    int integer(String name, int least, int most, int absent) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number that is out of bounds
        }
        fault(name, "must be a whole number from %d to %d".formatted(least, most), text.get());
        return absent;
    }

    double decimal(String name, double least, double most, double absent) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            double value = Double.parseDouble(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number that is out of bounds
        }
        fault(name, "must be a number from %s to %s".formatted(least, most), text.get());
        return absent;
    }

    /// One of some words, the first when it is absent. It may be asked for more than once.
    String choice(String name, List<String> words) {
        String text = text(name, words.getFirst());
        if (words.contains(text)) {
            return text;
        }
        String rule = "must be one of " + String.join(", ", words);
        if (faults.stream().noneMatch(known -> known.startsWith(name + " " + rule))) {
            fault(name, rule, text);
        }
        return words.getFirst();
    }

    boolean flag(String name, boolean absent) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return absent;
        }
        if (!text.get().equals("true") && !text.get().equals("false")) {
            fault(name, "must be true or false", text.get());
        }
        return text.get().equals("true");
    }

    /// A value that may be secret: it is never repeated.
    <T> Optional<T> parsed(String name, Function<String, T> parser) {
        try {
            return value(name).map(parser);
        } catch (IllegalArgumentException e) {
            faults.add(name + " " + e.getMessage());
            return Optional.empty();
        }
    }

    boolean given(String name) {
        return value(name).isPresent();
    }

    void missing(String name, String when) {
        faults.add("%s is required %s".formatted(name, when));
    }

    /// Whether only this machine can call a server on that host.
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    void fault(String name, String rule, String value) {
        faults.add("%s %s, was \"%s\"".formatted(name, rule, value));
    }

    /// A fault of a value that may be secret.
    void fault(String name, String rule) {
        faults.add(name + " " + rule);
    }

    void refuseFaults() {
        if (!faults.isEmpty()) {
            throw new WrongSettings(faults);
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }
}
