package bellwether.market.feeds;

import bellwether.platform.doctor.Check;
import bellwether.platform.doctor.CheckResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Whether those who are asked for missing prices can be. What is stored is analysed without them,
/// so it is no fault.
public record ProvidersCheck(ProviderSettings settings) implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "providers";
    }

    @Override
    public CheckResult run() {
        List<ProviderReach> found = ProviderReach.of(settings, PATIENCE);
        if (found.isEmpty()) {
            return new CheckResult.Ok("none configured: prices come from imported files");
        }
        String troubles =
                found.stream()
                        .filter(one -> one.fault().isPresent())
                        .map(one ->
                                "%s (%s): %s"
                                        .formatted(
                                                one.name(), one.host(), one.fault().orElseThrow()))
                        .collect(Collectors.joining("; "));
        return troubles.isEmpty()
                ? new CheckResult.Ok(
                        found.stream()
                                .map(one -> "%s answers".formatted(one.name()))
                                .collect(Collectors.joining(", ")))
                : new CheckResult.Warning(
                        troubles,
                        "Check keys, firewalls and proxies, or remove it from PROVIDERS; stored prices are used meanwhile.");
    }
}
