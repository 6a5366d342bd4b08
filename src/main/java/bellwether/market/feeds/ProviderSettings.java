package bellwether.market.feeds;

import bellwether.platform.base.DidYouMean;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whom to ask for prices, in which order, and where they are. Nobody is asked unless that is set.
public final class ProviderSettings {
    /// No provider is ever asked.
    public static final ProviderSettings OFF = new ProviderSettings(Map.of(), Map.of());

    private static final String CHAIN = "PROVIDERS";
    private static final String NOBODY = "none";
    private static final String INSIDE = "PRIVATE_MIRRORS";

    /// By exchange suffix; the empty one is for all that have no chain of their own.
    private final Map<String, List<ProviderName>> chains;

    private final Map<ProviderName, Provider.Reach> reaches;

    private ProviderSettings(
            Map<String, List<ProviderName>> chains, Map<ProviderName, Provider.Reach> reaches) {
        this.chains = Map.copyOf(chains);
        this.reaches = Map.copyOf(reaches);
    }

    /// Reads `PROVIDERS`, `PROVIDERS_NS` and so on, the keys, `…_URL` for mirrors, and which of
    /// these may be in an inner network.
    ///
    /// @param fault told of each wrong variable and its rule; values are never repeated to it
    public static ProviderSettings read(
            Map<String, String> environment, BiConsumer<String, String> fault) {
        Map<String, List<ProviderName>> chains = new TreeMap<>();
        environment.forEach((name, text) -> {
            boolean own = name.startsWith(CHAIN + "_");
            if ((own || name.equals(CHAIN)) && !text.isBlank()) {
                String suffix = own ? name.substring(CHAIN.length() + 1) : "";
                chains.put(suffix, chain(name, text, fault));
            }
        });
        String stated = environment.getOrDefault(INSIDE, "");
        List<ProviderName> inside = stated.isBlank() ? List.of() : chain(INSIDE, stated, fault);
        Map<ProviderName, Provider.Reach> reaches = new EnumMap<>(ProviderName.class);
        for (ProviderName source : ProviderName.values()) {
            URI base = base(source, environment, fault);
            boolean own = base.toString().equals(source.host());
            if (inside.contains(source) && own) {
                fault.accept(
                        INSIDE,
                        "names %s, but %s sets no mirror of it"
                                .formatted(source.label(), source.urlVariable()));
            }
            boolean mayBeInside = !own && (inside.contains(source) || isNumber(base));
            reaches.put(source, new Provider.Reach(base, key(source, environment), mayBeInside));
        }
        return new ProviderSettings(chains, reaches);
    }

    private static List<ProviderName> chain(
            String variable, String text, BiConsumer<String, String> fault) {
        Set<ProviderName> chain = new LinkedHashSet<>();
        if (text.strip().equals(NOBODY)) {
            return List.of();
        }
        for (String name : text.split(",", -1)) {
            ProviderName.named(name.strip())
                    .ifPresentOrElse(
                            chain::add, () -> fault.accept(variable, unknown(name.strip())));
        }
        return new ArrayList<>(chain);
    }

    private static String unknown(String name) {
        Set<String> known =
                Stream.of(ProviderName.values())
                        .map(ProviderName::label)
                        .collect(Collectors.toCollection(TreeSet::new));
        String rule = "must be none, or comma-separated names out of " + String.join(", ", known);
        return name.isEmpty()
                ? "has an empty entry; it " + rule
                : rule + DidYouMean.ending(known, name);
    }

    private static Optional<String> key(ProviderName source, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(source.keyVariable()))
                .map(String::strip)
                .filter(key -> source.isKeyed() && !key.isEmpty());
    }

    private static URI base(
            ProviderName source,
            Map<String, String> environment,
            BiConsumer<String, String> fault) {
        String text = environment.getOrDefault(source.urlVariable(), "").strip();
        if (text.isEmpty()) {
            return URI.create(source.host());
        }
        if (!isSafe(text)) {
            fault.accept(
                    source.urlVariable(),
                    "must be https://host, or http:// with 127.0.0.1 for tests, and no path");
            return URI.create(source.host());
        }
        return URI.create(text);
    }

    private static boolean isSafe(String text) {
        return text.matches("https://[A-Za-z0-9.-]+(:\\d{1,5})?")
                || text.matches("http://127\\.0\\.0\\.1(:\\d{1,5})?");
    }

    /// An address that is written out in numbers is stated by that.
    private static boolean isNumber(URI base) {
        return base.getHost().matches("[0-9.]+");
    }

    boolean isOff() {
        return chains.values().stream().allMatch(List::isEmpty);
    }

    List<ProviderName> chain(Instrument instrument) {
        List<ProviderName> usual = chains.getOrDefault("", List.of());
        return chains.getOrDefault(instrument.exchange(), usual);
    }

    boolean isConfigured(ProviderName source) {
        return chains.values().stream().anyMatch(chain -> chain.contains(source));
    }

    Provider.Reach reach(ProviderName source) {
        return Optional.ofNullable(reaches.get(source))
                .orElseGet(() ->
                        new Provider.Reach(URI.create(source.host()), Optional.empty(), false));
    }
}
